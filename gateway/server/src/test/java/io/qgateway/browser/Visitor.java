package io.qgateway.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who uses the console with a browser: finds things by what they are called, and waits for
 * those that are not there yet. Not thread-safe.
 */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "a-password-for-tests-alone";
    static final Dimension DESKTOP = new Dimension(1440, 900);
    static final Dimension PHONE = new Dimension(390, 844);

    private static final String SESSION = "qgateway_session";
    private static final Path PHOTOGRAPHS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(40);
    private static final Set<String> BARRIERS = Set.of("serious", "critical");
    private static final JsonMapper JSON = new JsonMapper();

    private final ChromeDriver browser;
    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Visitor(ChromeDriver browser, URI base) {
        this.browser = browser;
        this.base = base;
    }

    // To begin with

    /** As if the console had never been visited: another tab, and nothing kept. */
    void beginAnew() {
        var old = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        var fresh = browser.getWindowHandle();
        browser.switchTo().window(old).close();
        browser.switchTo().window(fresh);
        command("Network.clearBrowserCookies", Map.of());
        command(
                "Storage.clearDataForOrigin",
                Map.of("origin", base.toString(), "storageTypes", "all"));
        command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        command(
                "Browser.grantPermissions",
                Map.of(
                        "origin",
                        base.toString(),
                        "permissions",
                        List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        size(DESKTOP);
    }

    /** What the browser says of its owner. */
    void prefers(String language, String colours) {
        command(
                "Network.setUserAgentOverride",
                Map.of(
                        "userAgent",
                        string("return navigator.userAgent"),
                        "acceptLanguage",
                        language));
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Chooses a language without the page's help; it shows from the next page on. */
    void speaks(String language) {
        open("/login");
        script("localStorage.setItem('qgateway.locale', arguments[0])", language);
    }

    /** Shows the page in a theme, at once. */
    void shows(String theme) {
        script("document.documentElement.dataset.theme = arguments[0]", theme);
    }

    void size(Dimension size) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        size.getWidth(),
                        "height",
                        size.getHeight(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        size.getWidth() < 600));
    }

    /** Gets the cookie of a session without the page's help, and opens a page. */
    void arriveLoggedIn(String page) {
        takeNewSession();
        open(page);
    }

    /** As a login in another tab does. */
    void takeNewSession() {
        command(
                "Network.setCookie",
                Map.of(
                        "name",
                        SESSION,
                        "value",
                        newSession(),
                        "url",
                        base.toString(),
                        "httpOnly",
                        true,
                        "sameSite",
                        "Strict"));
    }

    private String newSession() {
        var login =
                HttpRequest.newBuilder(base.resolve("/api/login"))
                        .header("content-type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"password\": \"%s\", \"cookie\": true}"
                                                .formatted(PASSWORD)))
                        .build();
        try {
            var answer = http.send(login, BodyHandlers.discarding());
            return answer.headers().allValues("set-cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .filter(cookie -> cookie.getName().equals(SESSION))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** The session that the browser has a cookie of. */
    Optional<String> session() {
        return Optional.ofNullable(browser.manage().getCookieNamed(SESSION))
                .map(cookie -> requireNonNull(cookie.getValue()));
    }

    /** What a browser does when a cookie's time is over. */
    void forgetSession() {
        browser.manage().deleteCookieNamed(SESSION);
    }

    // To go somewhere

    /** Opens a page, such as {@code /login} or {@code #/accounts}. */
    void open(String page) {
        browser.get(base + (page.startsWith("#") ? "/" + page : page));
    }

    void reload() {
        browser.navigate().refresh();
    }

    void back() {
        browser.navigate().back();
    }

    /** The address without that of the gateway. */
    String address() {
        return requireNonNull(browser.getCurrentUrl()).substring(base.toString().length());
    }

    // To do something

    /** Presses what is called so: a button, a link, an entry of a menu, a switch, a choice. */
    void click(String name) {
        click(browser, name);
    }

    void click(SearchContext place, String name) {
        eventually(() -> thing(place, name).click());
    }

    private static WebElement thing(SearchContext place, String name) {
        var is =
                "[normalize-space(.)=%1$s or @aria-label=%1$s or *[normalize-space(.)=%1$s]]"
                        .formatted(quoted(name));
        var path =
                Stream.of("button", "a", "summary", "*[@role='menuitem']")
                                .map(kind -> ".//" + kind + is)
                                .reduce("", (one, other) -> one + other + " | ")
                        + ".//label[.//input[@type='radio' or @type='checkbox']][normalize-space(.)=%1$s or .//input[@aria-label=%1$s]]"
                                .formatted(quoted(name));
        return shown(place, By.xpath(path))
                .filter(WebElement::isEnabled)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no '%s' to press".formatted(name)));
    }

    void type(String label, String text) {
        eventually(() -> {
            var field = field(label);
            field.clear();
            field.sendKeys(text);
        });
    }

    /** Puts a text into a field by the clipboard. */
    void paste(String label, String text) {
        script("return navigator.clipboard.writeText(arguments[0])", text);
        eventually(() -> field(label).sendKeys(Keys.chord(Keys.CONTROL, "v")));
    }

    void choose(String label, String option) {
        eventually(() ->
                shown(field(label), By.tagName("option"))
                        .filter(offered -> offered.getText().strip().equals(option))
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError("There is no option '%s'".formatted(option)))
                        .click());
    }

    /** Presses what a selector finds, where nothing names it alone. */
    void clickOn(String selector) {
        eventually(() -> browser.findElement(By.cssSelector(selector)).click());
    }

    void typeInto(String selector, String text) {
        eventually(() -> browser.findElement(By.cssSelector(selector)).sendKeys(text));
    }

    /** Hands a file over where one can be chosen. */
    void chooseFile(Path file) {
        eventually(() ->
                browser.findElement(By.cssSelector("input[type=file]"))
                        .sendKeys(file.toAbsolutePath().toString()));
    }

    /** Presses keys, whatever has the focus. */
    void press(CharSequence... keys) {
        for (var key : keys) {
            browser.switchTo().activeElement().sendKeys(key);
        }
    }

    private void tab() {
        for (var type : List.of("rawKeyDown", "keyUp")) {
            command(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
    }

    /** Goes on with the Tab key until what is called so has the focus. */
    void tabTo(String name) {
        for (int steps = 0; steps < 80; steps++) {
            if (focused().equals(name)) {
                return;
            }
            tab();
        }
        throw new AssertionError("The Tab key doesn't lead to '%s'".formatted(name));
    }

    // To look at something

    /** What has the focus, by its name. */
    String focused() {
        return string(
                """
                const e = document.activeElement;
                return (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText).trim()\
                """);
    }

    WebElement field(String label) {
        return shown(
                        browser,
                        By.xpath("//label[normalize-space(.)=%s]".formatted(quoted(label))),
                        By.xpath(
                                "//label[*[normalize-space(.)=%s]][.//input]"
                                        .formatted(quoted(label))))
                .map(found ->
                        Optional.ofNullable(found.getDomAttribute("for"))
                                .map(id -> browser.findElement(By.id(id)))
                                .orElseGet(() -> found.findElement(By.tagName("input"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no field '%s'".formatted(label)));
    }

    /** The row of a table, or on a phone the card, that has this name. */
    WebElement row(String name) {
        return awaited(() ->
                browser.findElement(
                        By.xpath(
                                "//tbody/tr[th//a[normalize-space(.)=%s]]"
                                        .formatted(quoted(name)))));
    }

    WebElement one(String selector) {
        return awaited(() -> browser.findElement(By.cssSelector(selector)));
    }

    List<String> texts(String selector) {
        var found =
                script(
                        "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)",
                        selector);
        return ((List<?>) requireNonNull(found)).stream().map(String::valueOf).toList();
    }

    /** All that can be read. */
    String page() {
        return string("return document.body.innerText");
    }

    void sees(String... texts) {
        eventually(() -> assertThat(page()).contains(texts));
    }

    void seesNoMore(String text) {
        eventually(() -> assertThat(page()).doesNotContain(text));
    }

    String clipboard() {
        return string("return navigator.clipboard.readText()");
    }

    /** What a script answers; a promise is awaited. */
    @Nullable Object script(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    private String string(String script) {
        return (String) requireNonNull(script(script));
    }

    /** Tries again until it works, or until nobody would wait any longer. */
    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(assertion);
    }

    private <T> T awaited(Callable<T> search) {
        var found = new AtomicReference<T>();
        eventually(() -> found.set(search.call()));
        return requireNonNull(found.get());
    }

    private static Stream<WebElement> shown(SearchContext place, By... ways) {
        return Stream.of(ways)
                .flatMap(way -> place.findElements(way).stream())
                .filter(WebElement::isDisplayed);
    }

    private static String quoted(String text) {
        return text.contains("\"") ? "'" + text + "'" : "\"" + text + "\"";
    }

    // To tell of it

    /** What axe finds on the page that bars people from it, serious or worse. */
    List<String> barriers() {
        return new AxeBuilder()
                .setLegacyMode(true).analyze(browser).getViolations().stream()
                        .filter(rule -> BARRIERS.contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId()
                                        + ": "
                                        + rule.getNodes().stream()
                                                .map(CheckedNode::getHtml)
                                                .toList())
                        .toList();
    }

    /** Keeps what is to be seen in {@code target/screenshots}: the whole page, in its width. */
    void photograph(String name) {
        var screen = command("Page.getLayoutMetrics", Map.of());
        var size = (Map<?, ?>) requireNonNull(screen.get("cssContentSize"));
        var viewport = (Map<?, ?>) requireNonNull(screen.get("cssLayoutViewport"));
        var width = ((Number) requireNonNull(viewport.get("clientWidth"))).intValue();
        var height = ((Number) requireNonNull(viewport.get("clientHeight"))).intValue();
        var whole = ((Number) requireNonNull(size.get("height"))).intValue();
        if (whole > height) {
            size(new Dimension(width, whole));
        }
        keep(name, command("Page.captureScreenshot", Map.of("format", "png")));
        if (whole > height) {
            size(new Dimension(width, height));
        }
    }

    private static void keep(String name, Map<String, Object> screenshot) {
        var file = PHOTOGRAPHS.resolve(name.replaceAll("[^\\w./-]", "") + ".png");
        try {
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.write(file, Base64.getDecoder().decode(String.valueOf(screenshot.get("data"))));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /**
     * The browser has refused nothing that the content policy forbids, no script has failed, and
     * nothing has been asked of anybody but the gateway, since this was last called.
     */
    void assertNothingWrong() {
        assertThat(logs(LogType.BROWSER))
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(LogEntry::getMessage)
                .allMatch(message -> isRefusalOfARequest(message) || isCutOffAnswer(message));
        assertThat(logs(LogType.PERFORMANCE))
                .extracting(entry -> JSON.readTree(entry.getMessage()).path("message"))
                .filteredOn(event ->
                        event.path("method").asString().equals("Network.requestWillBeSent"))
                .extracting(event -> event.at("/params/request/url").asString())
                .allMatch(url -> url.startsWith(base + "/") || url.startsWith("data:"));
    }

    /** Browsers log each answer of 400 and above; pages say what it means. */
    private static boolean isRefusalOfARequest(String message) {
        return message.contains("Failed to load resource: the server responded with a status of");
    }

    /** As the gateway ends an answer that has failed; not logged if the page has left before. */
    private static boolean isCutOffAnswer(String message) {
        return message.contains(
                "/test - Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING");
    }

    private List<LogEntry> logs(String type) {
        return browser.manage().logs().get(type).getAll();
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return browser.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        browser.quit();
        http.close();
    }
}
