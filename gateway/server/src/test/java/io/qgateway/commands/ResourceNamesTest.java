package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceNamesTest {

    private static final String ID = "3F1C88e0-0000-4000-8000-000000000000";

    private final ResourceNames names = new ResourceNames();

    @ParameterizedTest
    @CsvSource({
        "Team A,team-a",
        "  -Ünïcode__and (more)!- ,unicode-and-more",
        "我的账号,account-3f1c88e0",
        "批量账号 1,1",
        "'',account-3f1c88e0",
        "a@example.com,a-example-com"
    })
    void isMadeOfTheLabelOrElseOfTheId(String label, String name) {
        assertThat(names.next(label, ID)).isEqualTo(name);
    }

    @Test
    void isNeverGivenTwice() {
        assertThat(names.next("Team A", ID)).isEqualTo("team-a");
        assertThat(names.next("team a", ID)).isEqualTo("team-a-2");
        assertThat(names.next("team-a-2", ID)).isEqualTo("team-a-2-2");
        assertThat(names.next("TEAM A", ID)).isEqualTo("team-a-3");
    }

    @Test
    void leavesRoomForASuffixWithinTheLimit() {
        assertThat(names.next("x".repeat(200), ID)).hasSize(50);
        assertThat(names.next("y".repeat(49) + " end", ID)).hasSize(49);
    }

    @Test
    void isThereEvenForAnIdOfOtherLetters() {
        assertThat(names.next("", "账号")).isEqualTo("account");
    }
}
