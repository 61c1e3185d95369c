package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.UpstreamException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListingTest {

    private final ModelListing listing = new ModelListing("CLI", Optional.of("arn:p"));

    @Test
    void asksPageByPage() throws Exception {
        assertThat(request()).isEqualTo("{\"origin\":\"CLI\",\"profileArn\":\"arn:p\"}");
        add("{\"models\":[{\"modelId\":\"a\"}],\"nextToken\":\"2\"}");

        assertThat(listing.hasNext()).isTrue();
        assertThat(request()).contains("\"nextToken\":\"2\"");
        add("{\"models\":[{\"modelId\":\"b\"},{\"modelId\":\"a\"}],\"nextToken\":null}");

        assertThat(listing.hasNext()).isFalse();
        assertThat(listing.models().models())
                .extracting(UpstreamModel::id)
                .containsExactly("a", "b");
    }

    @Test
    void readsWhatIsTold() throws Exception {
        add(
                """
                {"defaultModel":{"modelId":"auto"},"models":[
                  {"modelId":"auto","modelName":"Auto","rateMultiplier":1.0,"rateUnit":"Credit",
                   "tokenLimits":{"maxInputTokens":200000,"maxOutputTokens":64000},
                   "supportedInputTypes":["TEXT","IMAGE"],
                   "promptCaching":{"supportsPromptCaching":true},
                   "additionalModelRequestFieldsSchema":{"type":"object","properties":{
                     "thinking":{"type":"object"}},"additionalProperties":false}},
                  {"modelId":"plain","tokenLimits":{"maxInputTokens":null},
                   "additionalModelRequestFieldsSchema":{"type":"object","properties":{}}}]}
                """);

        var models = listing.models();

        assertThat(models.preferred()).contains("auto");
        assertThat(models.models())
                .containsExactly(
                        new UpstreamModel(
                                "auto",
                                "Auto",
                                OptionalLong.of(200_000),
                                OptionalLong.of(64_000),
                                Optional.of(true),
                                Optional.of(true)),
                        new UpstreamModel(
                                "plain",
                                "plain",
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.of(false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"models\":[]}",
                "{\"models\":\"all\"}",
                "{\"models\":[null,7,{\"modelId\":7},{\"modelId\":\" \"}]}"
            })
    void aListOfNothingIsNone(String page) throws Exception {
        add(page);

        assertThatThrownBy(listing::models)
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("list of models is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"models\":[{\"modelId\":\"a\"}"})
    void refusesWhatIsNoJson(String page) {
        assertThatThrownBy(
                        () -> {
                            add(page);
                            listing.models();
                        })
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    void endsALoopOfPages() throws Exception {
        int pages = 0;
        while (listing.hasNext()) {
            add("{\"models\":[{\"modelId\":\"a\"}],\"nextToken\":\"again\"}");
            pages++;
        }

        assertThat(pages).isEqualTo(20);
    }

    private void add(String page) throws UpstreamException {
        listing.add(page.getBytes(StandardCharsets.UTF_8));
    }

    private String request() {
        return new String(listing.request(), StandardCharsets.UTF_8);
    }
}
