package io.qgateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of docs/architecture.md that a compiler can't hold. */
@AnalyzeClasses(packages = "io.qgateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule conversationKnowsOnlyJava =
            classes()
                    .that()
                    .resideInAPackage("io.qgateway.conversation")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "io.qgateway.conversation")
                    .because("every part speaks it, so it may bring nothing along");

    @ArchTest
    static final ArchRule openAiKnowsNeitherClaudeNorAmazonQ =
            knowsNothingOf("io.qgateway.openai", "io.qgateway.claude..", "io.qgateway.amazonq..");

    @ArchTest
    static final ArchRule claudeKnowsNeitherOpenAiNorAmazonQ =
            knowsNothingOf("io.qgateway.claude", "io.qgateway.openai..", "io.qgateway.amazonq..");

    @ArchTest
    static final ArchRule amazonQKnowsNoClientProtocolAndNoServer =
            knowsNothingOf(
                    "io.qgateway.amazonq..",
                    "io.qgateway.openai..",
                    "io.qgateway.claude..",
                    "io.qgateway.relay..",
                    "io.qgateway.pool..",
                    "org.springframework..",
                    "jakarta..");

    @ArchTest
    static final ArchRule poolAndRelayKnowNoHttp =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.qgateway.pool..", "io.qgateway.relay..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "jakarta..",
                                    "org.springframework.web..",
                                    "io.qgateway.openai..",
                                    "io.qgateway.claude.."))
                    .because("the relay answers a conversation, whoever asks");

    @ArchTest
    static final ArchRule accountsKnowNeitherWebNorServer =
            knowsNothingOf(
                    "io.qgateway.accounts..",
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "io.qgateway.console..",
                    "io.qgateway.relay..",
                    "io.qgateway.pool..");

    @ArchTest
    static final ArchRule consoleKnowsNoDatabase =
            knowsNothingOf(
                    "io.qgateway.console..", "jakarta.persistence..", "io.qgateway.accounts..");

    @ArchTest
    static final ArchRule nobodyLinksTheSimulator =
            noClasses()
                    .that(resideInAPackage("io.qgateway..").and(notInTheSimulator()))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.qgateway.simulator..")
                    .because("the gateway's image leaves it out; the demo loads it by name");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.qgateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                    .because("such a name means that the class has two jobs or none");

    private static ArchRule knowsNothingOf(String from, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<
                    com.tngtech.archunit.core.domain.JavaClass>
            notInTheSimulator() {
        return com.tngtech.archunit.base.DescribedPredicate.not(
                resideInAPackage("io.qgateway.simulator.."));
    }
}
