package io.qgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    A=plain => plain
                    A=two words => two words
                    ` A =  spaced  ` => spaced
                    export A=exported => exported
                    A= => ``
                    A=\"\" => ``
                    A='' => ``
                    A="double" => double
                    A='single' => single
                    A=value # comment => value
                    A="value" # comment => value
                    A= # comment => ``
                    A=a#b => a#b
                    A=#b => #b
                    A="a # b" => a # b
                    A='a # b' => a # b
                    A=a=b => a=b
                    A=it's => it's
                    A="it's" => it's
                    A="say \\"hi\\"" => say "hi"
                    A='it\\'s' => it's
                    A='a\\nb' => a\\nb
                    A="a\\\\b" => a\\b
                    A="a\\qb" => a\\qb
                    A="$1 ${B} \\$" => $1 ${B} \\$
                    A=${B} => ${B}
                    """)
    void readsAValue(String line, String value) {
        assertThat(DotEnv.parse(line)).isEqualTo(new DotEnv(Map.of("A", value), List.of()));
    }

    @Test
    void readsEscapesAndLineEndsInQuotes() {
        assertThat(
                        DotEnv.parse("A=\"1\\n2\\t3\\r\\a\\b\\f\\v\"\nB='1\n2'\nC=\"1\n2\"\n")
                                .variables())
                .isEqualTo(Map.of("A", "1\n2\t3\r\u0007\b\f\u000B", "B", "1\n2", "C", "1\n2"));
    }

    @Test
    void skipsCommentsAndBlankLinesAndTakesTheLastOfTwo() {
        var content = DotEnv.parse("\uFEFF# first\r\n\r\n  # more\r\nA=1\r\nB=2\r\nA=3");

        assertThat(content.variables()).isEqualTo(Map.of("A", "3", "B", "2"));
        assertThat(content.unreadableLines()).isEmpty();
    }

    @Test
    void namesLinesThatAreNoAssignmentAndGoesOn() {
        var content = DotEnv.parse("A=1\nhello\n=x\nB=\"open\nC='x' y\n1D=2\nE=5\n");

        assertThat(content.unreadableLines()).containsExactly(2, 3, 4, 5, 6);
        assertThat(content.variables()).isEqualTo(Map.of("A", "1", "E", "5"));
    }

    @Test
    void readsALongValue() {
        String value = "x\\\\".repeat(2_000) + "y".repeat(1_000_000);

        assertThat(DotEnv.parse("A=\"" + value + "\"").variables().get("A")).hasSize(1_004_000);
    }

    @Test
    void printsNamesOnly() {
        assertThat(DotEnv.parse("A=s3cret")).hasToString("DotEnv[A]");
    }
}
