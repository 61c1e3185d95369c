package io.qgateway.catalogue;

import static io.qgateway.catalogue.TestModels.offered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTableTest {

    private final ModelTable table =
            new ModelTable(
                    offered(
                            "auto",
                            "claude-sonnet-4",
                            "claude-sonnet-4.5",
                            "claude-sonnet-4.6",
                            "claude-haiku-4.5",
                            "claude-opus-5",
                            "claude-3.7-sonnet",
                            "CLAUDE_ODD_V1_0",
                            "gpt-5.6-sol"),
                    Map.of("gpt-4o", "claude-sonnet-4-5", "fast", "haiku", "lost", "claude-9"));

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4.5, claude-sonnet-4.5",
        "Claude-Sonnet-4-5-20250929, claude-sonnet-4.5",
        "claude-sonnet-4-0, claude-sonnet-4",
        "claude-3-7-sonnet-20250219, claude-3.7-sonnet",
        "CLAUDE_ODD_V1_0, CLAUDE_ODD_V1_0",
        "GPT-5.6-sol, gpt-5.6-sol",
        "auto, auto",
        "sonnet, claude-sonnet-4.6",
        "claude-haiku, claude-haiku-4.5",
        "claude-opus-latest, claude-opus-5",
        "gpt-4o, claude-sonnet-4.5",
        "GPT-4o, claude-sonnet-4.5",
        "fast, claude-haiku-4.5"
    })
    void findsAModelByAllItsNames(String name, String id) {
        assertThat(table.find(name).map(OfferedModel::id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4.7", "claude-sonnet-4.5-extra", "gpt-4", "lost", ""})
    void takesNoNameForAnotherModels(String name) {
        assertThat(table.find(name)).isEmpty();
    }

    @Test
    void listsItsModelsAndThenTheNamesThatASettingGivesThem() {
        assertThat(table.listed())
                .extracting(OfferedModel::id)
                .startsWith("auto", "claude-sonnet-4")
                .endsWith("gpt-5.6-sol", "fast", "gpt-4o")
                .doesNotContain("lost");
        assertThat(table.listed().getLast().name()).isEqualTo("gpt-4o (Name of claude-sonnet-4.5)");
    }

    @Test
    void aSettingGoesBeforeWhatANameWouldMean() {
        var moved = new ModelTable(offered("a", "b"), Map.of("a", "b"));

        assertThat(moved.find("a").map(OfferedModel::id)).contains("b");
        assertThat(moved.listed()).extracting(OfferedModel::id).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonet-4.5, claude-sonnet-4.5",
        "claude-3-5-sonnet-20241022, claude-3.7-sonnet",
        "claude-opus-4-1, claude-opus-5",
        "gpt-5.6-luna, gpt-5.6-sol"
    })
    void namesTheNearest(String name, String nearest) {
        assertThat(table.nearest(name)).isEqualTo(nearest);
    }
}
