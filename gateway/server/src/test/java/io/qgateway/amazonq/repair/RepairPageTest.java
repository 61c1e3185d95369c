package io.qgateway.amazonq.repair;

import io.qgateway.json.ApiPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of repairs in docs/api.md to the rules. */
class RepairPageTest {

    @Test
    void thePageListsEveryRepair() throws IOException {
        ApiPage.check(
                "repairs",
                Arrays.stream(Repair.values())
                        .map(repair -> "| `%s` | %s |".formatted(repair.label(), repair.sentence()))
                        .collect(
                                Collectors.joining(
                                        "\n", "| rule | what is done |\n|---|---|\n", "\n")));
    }
}
