package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsAlsoWhereCharactersAreWide() {
        var table = new Table("LABEL", "ERRORS");
        table.add("我的账号", 3);
        table.add("a", 12);

        assertThat(table.lines()).containsExactly("LABEL     ERRORS", "我的账号  3", "a         12");
    }

    @Test
    void showsNothingThatMovesTheCursor() {
        var table = new Table("LABEL");
        table.add("red \u001b[31m\n");

        assertThat(table.lines().getLast()).isEqualTo("red ?[31m?");
    }
}
