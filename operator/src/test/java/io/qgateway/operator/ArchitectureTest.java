package io.qgateway.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of docs/architecture.md that a compiler can't hold. */
@AnalyzeClasses(
        packages = "io.qgateway.operator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule operatorKnowsNoSimulator =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.qgateway.simulator..");

    @ArchTest
    static final ArchRule resourcesAreOnlyData =
            noClasses()
                    .that()
                    .resideInAPackage("io.qgateway.operator.qaccount")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.qgateway.accounts..",
                            "org.springframework..",
                            "io.javaoperatorsdk..")
                    .because("whoever reads or writes resources needs no more than these types");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.qgateway.operator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                    .because("such a name means that the class has two jobs or none");
}
