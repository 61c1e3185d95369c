package io.qgateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSchemaTest {

    private static final String CITY =
            """
            {"type":"object","properties":{"city":{"$ref":"#/$defs/name"}},"required":["city"],
            "additionalProperties":false,"$defs":{"name":{"type":"string","minLength":2}}}\
            """;

    @Test
    void saysWhatIsWrongWithAnAnswer() throws Exception {
        var schema = AnswerSchema.of(CITY, "format");

        assertThat(schema.mistakes("{\"city\":\"Paris\"}")).isEmpty();
        assertThat(schema.mistakes("{\"city\":\"P\",\"x\":1}")).hasSize(2);
        assertThat(schema.mistakes("{\"city\":\"Paris\"} or so"))
                .containsExactly("it is not valid JSON");
        assertThat(schema.mistakes("")).containsExactly("it is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"strange\"}",
                "{\"properties\":[]}",
                "{\"$ref\":\"#/$defs/nothing\"}",
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"http://169.254.169.254/schema.json\"}",
                "{\"$ref\":\"classpath:application.json\"}",
                "{\"$ref\":\"file:///etc/passwd\"}"
            })
    void refusesWhatCantBeUsed(String schema) {
        assertThatThrownBy(() -> AnswerSchema.of(schema, "format.schema"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("format.schema: ");
    }

    @Test
    void aSchemaThatIsNothingButItselfIsMatchedByNothing() throws Exception {
        var schema =
                AnswerSchema.of(
                        """
                        {"properties":{"a":{"$ref":"#/properties/a"}}}\
                        """,
                        "format");

        assertThat(schema.mistakes("{\"a\":1}"))
                .containsExactly("no answer can match a schema that is nothing but itself");
    }
}
