package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PageRoutesTest {

    private static final WebFiles FILES = WebFiles.ofThisBuild();

    private final MockMvcTester http =
            MockMvcTester.create(
                    MockMvcBuilders.routerFunctions(new PageRoutes(FILES).routes()).build());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login"})
    void servesThePageAndHasItAskedForEachTime(String path) {
        var page = http.get().uri(path);

        assertThat(page)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/html;charset=utf-8")
                .hasHeader("Cache-Control", "no-cache")
                .bodyText()
                .contains("src=\"/console/" + FILES.version() + "/app.js\"")
                .doesNotContain("{folder}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/console/x/nothing.js"})
    void forbidsWhatComesFromElsewhereIsInlineOrFramesIt(String path) {
        assertThat(http.get().uri(path))
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasValue("Referrer-Policy", "no-referrer")
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy ->
                                assertThat(policy.getFirst())
                                        .startsWith("default-src 'self';")
                                        .contains("frame-ancestors 'none'", "base-uri 'none'")
                                        .doesNotContain("unsafe", "http:", "data:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.js, text/javascript;charset=utf-8",
                "vendor/preact.mjs, text/javascript;charset=utf-8",
                "styles/tokens.css, text/css;charset=utf-8",
                "i18n/zh.json, application/json",
                "icon.svg, image/svg+xml;charset=utf-8"
            })
    void letsBrowsersKeepAFileForGood(String fileAndType) {
        var fields = fileAndType.split(", ");

        assertThat(http.get().uri(inFolder(fields[0])))
                .hasStatusOk()
                .hasHeader("Content-Type", fields[1])
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
    }

    @Test
    void givesAFileToThePageOfAnotherVersionButNotToKeep() {
        assertThat(http.get().uri("/console/0123456789ab/app.js"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void saysNothingNewWhereTheBrowserHasIt() {
        var etag = "\"" + FILES.version() + "\"";

        assertThat(http.get().uri("/").header("If-None-Match", etag)).hasStatus(304);
        assertThat(http.get().uri(inFolder("app.js")).header("If-None-Match", etag)).hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.js",
                "index.html",
                "vendor/README.md",
                "vendor/fetch.sh",
                "vendor",
                "",
                "../ConsoleRoutes.class",
                "..%2F..%2FConsoleRoutes.class"
            })
    void hasNothingElse(String path) {
        assertThat(http.get().uri("/console/{version}/" + path, FILES.version()))
                .hasStatus(404)
                .bodyText()
                .isEqualTo("Not found");
    }

    @Test
    void isOnlyRead() {
        assertThat(http.method(HttpMethod.POST).uri("/login")).hasStatus(404);
        assertThat(http.method(HttpMethod.DELETE).uri(inFolder("app.js"))).hasStatus(404);
        assertThat(http.method(HttpMethod.HEAD).uri(inFolder("app.js"))).hasStatusOk();
    }

    private static String inFolder(String path) {
        return "/console/" + FILES.version() + "/" + path;
    }
}
