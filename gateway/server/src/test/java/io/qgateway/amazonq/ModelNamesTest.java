package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNamesTest {

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4, claude-sonnet-4",
        "claude-sonnet-4.5, claude-sonnet-4.5",
        "claude-haiku-4.5, claude-haiku-4.5",
        "Claude-Sonnet-4.5, claude-sonnet-4.5",
        "claude-sonnet-4-20250514, claude-sonnet-4",
        "claude-sonnet-4-5-20250929, claude-sonnet-4.5",
        "claude-haiku-4-5-20251001, claude-haiku-4.5",
        "claude-opus-4-5-20251101, claude-opus-4.5",
        "claude-sonnet-4-5, claude-sonnet-4.5",
        "claude-sonnet-4-0, claude-sonnet-4",
        "claude-sonnet-4.0, claude-sonnet-4",
        "claude-3-7-sonnet-20250219, claude-3.7-sonnet",
        "claude-sonnet-4-5[1m], claude-sonnet-4.5",
        "claude-sonnet-4-5-20250929[1m], claude-sonnet-4.5",
        "anthropic/claude-sonnet-4.5, claude-sonnet-4.5",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4.5"
    })
    void knowsOneModelUnderItsSpellings(String name, String id) {
        assertThat(ModelNames.key(name)).isEqualTo(id);
        assertThat(ModelNames.upstreamId(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "gpt-5.6-sol",
                "GPT-4o",
                "gpt-4-1106-preview",
                "claude-sonnet-latest",
                "claude-sonnet-4.5-v2",
                "claude-sonnet-4-20250514-extra",
                "claude-sonnet-4.10"
            })
    void exchangesNoModelForAnother(String name) {
        assertThat(ModelNames.upstreamId(name)).isEqualTo(name);
    }

    @Test
    void aFamilyIsANameWithoutAVersion() {
        assertThat(ModelNames.family("Sonnet")).contains("claude-sonnet");
        assertThat(ModelNames.family("claude-opus-latest")).contains("claude-opus");
        assertThat(ModelNames.family("claude-sonnet-4")).isEmpty();
        assertThat(ModelNames.family("gpt")).isEmpty();
    }
}
