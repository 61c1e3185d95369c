package io.qgateway.parts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** What tests may need of the machine, under the names that QGATEWAY_TEST_REQUIRE lists. */
public enum Part {
    POSTGRES,
    MARIADB,
    CHROMIUM,
    APISERVER,
    NODE,
    HELM,
    PROMTOOL,
    PYTHON,
    JQ;

    private static final Set<String> REQUIRED =
            Set.copyOf(
                    List.of(
                            System.getenv()
                                    .getOrDefault("QGATEWAY_TEST_REQUIRE", "")
                                    .toLowerCase(Locale.ROOT)
                                    .strip()
                                    .split("\\s*,\\s*")));

    /**
     * Skips the test that is running, with a line that says so; fails it where this part is
     * required.
     *
     * @param why what is missing and how to get it
     */
    public void isMissing(String why) {
        if (REQUIRED.contains(label())) {
            throw new IllegalStateException(
                    "QGATEWAY_TEST_REQUIRE names %s, but %s".formatted(label(), why));
        }
        System.out.printf("Skipped, without %s: %s%n", label(), why);
        Assumptions.abort("Skipped, without %s: %s".formatted(label(), why));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
