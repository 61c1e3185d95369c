package io.qgateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a build step would check in the pages' sources, had they one. */
class WebSourcesTest {

    private static final Path ROOT = Path.of("src/main/resources/io/qgateway/console/web");
    private static final Pattern IMPORT =
            Pattern.compile("(?:from|import) ?['\"](\\.[^'\"]+)['\"]");
    private static final Pattern TEXT = Pattern.compile("\\bt\\(([^()]*?(?:\\([^()]*\\))?[^()]*)");
    private static final Pattern KEY = Pattern.compile("['`]([\\w.${}]+)['`]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)");

    /** Texts whose keys are put together from what the API says, or passed on as a value. */
    private static final List<String> FAMILIES =
            List.of("state\\.", "reason\\.", "remedy\\.", "device\\.", "login\\.", "time\\.");

    private static Map<Path, String> modules;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            modules =
                    files.filter(file -> file.toString().matches(".*\\.m?js"))
                            .collect(Collectors.toMap(file -> file, WebSourcesTest::text));
        }
    }

    @Test
    void everyImportLeadsToAFile() {
        modules.forEach((module, source) ->
                found(IMPORT, source)
                        .map(match -> module.resolveSibling(match.group(1)).normalize())
                        .forEach(file -> assertThat(file).as(module.toString()).exists()));
    }

    @Test
    void librariesAreImportedInOnePlace() {
        var importing =
                ours().filter(module -> module.getValue().contains("/vendor/"))
                        .map(module -> ROOT.relativize(module.getKey()).toString());

        assertThat(importing).containsExactlyInAnyOrder("view.js", "parts/qr.js");
    }

    @Test
    void textNeverBecomesMarkupOrCode() {
        ours().forEach(module ->
                assertThat(module.getValue())
                        .as(module.getKey().toString())
                        .doesNotContainPattern(
                                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write")
                        .doesNotContainPattern("\\beval\\(|new Function"));
    }

    @Test
    void thePageHasNothingInline() {
        assertThat(text(ROOT.resolve("index.html")))
                .doesNotContainPattern("<style|style=|\\son\\w+=|<script>|https?:");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        var english = texts("en");
        var chinese = texts("zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(placeholders(requireNonNull(chinese.get(key))))
                        .as(key)
                        .isSubsetOf(placeholders(text)));
    }

    @Test
    void everyTextThatIsUsedExists() {
        var used = ours().flatMap(module -> keys(module.getValue())).collect(Collectors.toSet());
        var keys = texts("en").keySet();

        assertThat(used)
                .isNotEmpty()
                .allSatisfy(pattern ->
                        assertThat(keys).as(pattern).anyMatch(key -> key.matches(pattern)));
    }

    @Test
    void everyTextIsUsed() {
        var used = ours().flatMap(module -> keys(module.getValue())).collect(Collectors.toSet());
        FAMILIES.forEach(family -> used.add(family + "\\w+"));

        assertThat(texts("en").keySet())
                .allSatisfy(
                        key -> assertThat(used).as(key).anyMatch(pattern -> key.matches(pattern)));
    }

    /** The keys in calls of {@code t}, as patterns: a part that is put in may be any word. */
    private static Stream<String> keys(String source) {
        return found(TEXT, source)
                .flatMap(call -> found(KEY, call.group(1)))
                .map(match -> match.group(1))
                .filter(key -> key.contains(".") || key.equals("loading"))
                .map(key -> key.replace(".", "\\.").replaceAll("\\$\\{[^}]+}", "\\\\w+"));
    }

    private static Set<String> placeholders(String text) {
        return found(PLACEHOLDER, text)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Map.Entry<Path, String>> ours() {
        return modules.entrySet().stream()
                .filter(module -> !module.getKey().startsWith(ROOT.resolve("vendor")));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Map<String, String> texts(String language) {
        return JsonMapper.shared()
                .readValue(
                        text(ROOT.resolve("i18n/" + language + ".json")), new TypeReference<>() {});
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError("Can't read " + file, unreadable);
        }
    }
}
