package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4, claude-sonnet-4",
        "claude-sonnet-4.5, claude-sonnet-4.5",
        "claude-haiku-4.5, claude-haiku-4.5",
        "claude-opus-4.5, claude-opus-4.5",
        "Claude-Sonnet-4.5, claude-sonnet-4.5",
        "claude-sonnet-4-20250514, claude-sonnet-4",
        "claude-sonnet-4-5-20250929, claude-sonnet-4.5",
        "claude-haiku-4-5-20251001, claude-haiku-4.5",
        "claude-opus-4-5-20251101, claude-opus-4.5",
        "claude-sonnet-4-5, claude-sonnet-4.5",
        "claude-sonnet-4-0, claude-sonnet-4"
    })
    void knowsOneModelUnderItsSpellings(String model, String id) {
        assertThat(ModelNames.upstreamId(model)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "auto",
        "gpt-5.6-sol",
        "GPT-4o",
        "claude-3-5-sonnet-20241022",
        "claude-sonnet-latest",
        "claude-sonnet-4-5-v2",
        "claude-sonnet-4-20250514-extra"
    })
    void exchangesNoModelForAnother(String model) {
        assertThat(ModelNames.upstreamId(model)).isEqualTo(model);
    }
}
