package io.qgateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The tables in docs/api.md that are made from the code; {@code -Dgolden.update=true} writes them
 * anew.
 */
public final class ApiPage {

    private static final Path PAGE = Path.of("../../docs/api.md");

    private ApiPage() {}

    /** Holds a table of parameters to the list that the decoder checks by. */
    public static void check(String name, String head, List<Parameter> parameters)
            throws IOException {
        check(
                name,
                parameters.stream()
                        .map(ApiPage::row)
                        .collect(
                                Collectors.joining(
                                        "\n", "| " + head + " | | |\n|---|---|---|\n", "\n")));
    }

    /** Holds a marked part of the page to what it has to be. */
    public static void check(String name, String content) throws IOException {
        var begin = "<!-- %s: made by a test -->\n".formatted(name);
        var end = "<!-- end of %s -->\n".formatted(name);
        var page = Files.readString(PAGE);
        assertThat(page).contains(begin, end);
        var current =
                page.substring(0, page.indexOf(begin) + begin.length())
                        + content
                        + page.substring(page.indexOf(end));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/api.md; -Dgolden.update=true writes it anew")
                .isEqualTo(current);
    }

    private static String row(Parameter parameter) {
        return "| `%s` | %s | %s |"
                .formatted(
                        parameter.name(),
                        parameter.treatment().name().toLowerCase(Locale.ROOT),
                        parameter.note());
    }
}
