package io.qgateway.amazonq.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ToolNamesTest {

    @Example
    void changesOnlyWhatMustBe() {
        var names = names("get_weather", "mcp__a-b__c", "files.read", "x".repeat(65));

        assertThat(names.upstream("get_weather")).isEqualTo("get_weather");
        assertThat(names.upstream("mcp__a-b__c")).isEqualTo("mcp__a-b__c");
        assertThat(names.upstream("files.read")).isEqualTo("files_read_601e4eb6");
        assertThat(names.upstream("x".repeat(65))).hasSize(64).startsWith("x".repeat(55) + "_");
        assertThat(names("a", "b").areChanged()).isFalse();
    }

    @Example
    void theFirstOfTwoThatDifferInCaseKeepsItsName() {
        var names = names("Read", "read");

        assertThat(names.upstream("Read")).isEqualTo("Read");
        assertThat(names.upstream("read")).startsWith("read_");
        assertThat(names.client(names.upstream("read"))).isEqualTo("read");
    }

    @Example
    void aCallInOtherLettersMeansTheDeclaredTool() {
        var names = new ToolNames(List.of("Read"), List.of("READ", "write"));

        assertThat(names.upstream("READ")).isEqualTo("Read");
        assertThat(names.upstream("write")).isEqualTo("write");
        assertThat(names.client("Read")).isEqualTo("Read");
    }

    @Example
    void aNameThatLooksLikeAChangedOneIsNotTaken() {
        var changed = names("a.b").upstream("a.b");
        var names = names("a.b", changed);

        assertThat(names.upstream(changed)).isEqualTo(changed);
        assertThat(names.upstream("a.b")).isNotEqualTo(changed);
        assertThat(names.client(names.upstream("a.b"))).isEqualTo("a.b");
    }

    @Property
    void everyNameComesBack(@ForAll("nameSets") Set<String> clients) {
        var names = new ToolNames(clients, List.of());

        var folded = new HashSet<String>();
        for (var name : clients) {
            var upstream = names.upstream(name);
            assertThat(upstream).matches("[a-zA-Z0-9_-]{1,64}");
            assertThat(folded.add(upstream.toLowerCase(Locale.ROOT))).isTrue();
            assertThat(names.client(upstream)).isEqualTo(name);
        }
    }

    @Property
    void aNameIsChangedTheSameWhateverStandsBesideIt(
            @ForAll("names") String name, @ForAll("nameSets") Set<String> others) {
        var alone = new ToolNames(List.of(name), List.of()).upstream(name);
        others.removeIf(other -> other.equalsIgnoreCase(name) || other.equalsIgnoreCase(alone));

        var all = new HashSet<>(others);
        all.add(name);

        assertThat(new ToolNames(all, List.of()).upstream(name)).isEqualTo(alone);
    }

    @Provide
    Arbitrary<Set<String>> nameSets() {
        return names().set().ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("aAb._-/é1").ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().withChars("xX.").ofMinLength(60).ofMaxLength(90),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20));
    }

    private static ToolNames names(String... declared) {
        return new ToolNames(List.of(declared), List.of());
    }
}
