package io.qgateway.browser;

import io.qgateway.parts.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as the machine has it, with the driver that came with it. */
final class Chromium {

    private Chromium() {}

    /** Starts one, or skips the test that is running where the machine has none. */
    static ChromeDriver start() {
        var program = find("chromium");
        var driver = find("chromedriver");
        if (program.isEmpty() || driver.isEmpty()) {
            Part.CHROMIUM.isMissing(
                    "there is no Chromium with its driver; Debian's packages chromium and chromium-driver bring them");
        }
        // With the driver's path given, Selenium looks for none, and downloads none.
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .withSilent(true)
                        .build();
        return new ChromeDriver(service, options(program.orElseThrow()));
    }

    private static ChromeOptions options(Path program) {
        var options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.addArguments(
                "--headless=new",
                "--window-size=1440,900",
                "--lang=en-US",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                // Nothing but the gateway can be reached.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        options.setCapability("goog:loggingPrefs", logs());
        options.setExperimentalOption("prefs", Map.of("credentials_enable_service", false));
        return options;
    }

    private static LoggingPreferences logs() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        return logs;
    }

    private static Optional<Path> find(String name) {
        return Stream.concat(
                        Stream.of("/usr/bin"),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
