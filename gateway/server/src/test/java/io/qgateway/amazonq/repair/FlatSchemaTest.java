package io.qgateway.amazonq.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlatSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"type":"object","properties":{"not":{"type":"string"},"if":{"type":"string"}}}\
                """,
                """
                {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",\
                "properties":{"a":{"enum":["x"],"type":"string"},"any":{}},"additionalProperties":false}\
                """,
                """
                {"type":"object","properties":{"a":{"type":["string","null"],"default":null}}}\
                """
            })
    void leavesAloneWhatIsTaken(String schema) throws Exception {
        assertThat(lint(schema)).isEqualTo(schema);
    }

    @Test
    void putsReferencesInPlaceAndKeepsWhatStandsBesideThem() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"at":{"$ref":"#/$defs/Point","description":"Where"}},
                 "$defs":{"Point":{"type":"object","title":"Point","description":"A point",
                   "properties":{"x":{"$ref":"#/$defs/Number"}},"required":["x"]},
                   "Number":{"type":"number"}}}
                """,
                """
                {"type":"object","properties":{"at":{"type":"object","title":"Point",
                  "description":"Where\\nA point","properties":{"x":{"type":"number"}},"required":["x"]}}}
                """);
    }

    @Test
    void endsACycleWithWords() throws Exception {
        assertFlat(
                """
                {"$ref":"#/definitions/node","definitions":{"node":{"type":"object",
                  "properties":{"next":{"$ref":"#/definitions/node"}}}}}
                """,
                """
                {"type":"object","properties":{"next":{"type":"object",
                  "description":"Has the same form as #/definitions/node"}}}
                """);
        assertFlat(
                """
                {"type":"object","properties":{"self":{"$ref":"#"}}}
                """,
                """
                {"type":"object","properties":{"self":{"type":"object","properties":{
                  "self":{"type":"object","description":"Has the same form as #"}}}}}
                """);
    }

    @Test
    void aReferenceToNothingStaysInWords() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"a":{"$ref":"https://example.com/a.json"}}}
                """,
                """
                {"type":"object","properties":{"a":{"description":"See https://example.com/a.json"}}}
                """);
    }

    @Test
    void alternativesOfTypesBecomeOneSchemaThatSaysTheSame() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"a":{"anyOf":[{"type":"string","maxLength":5},
                  {"type":"array","items":{"type":"integer"}},{"type":"null"}],"title":"A"}}}
                """,
                """
                {"type":"object","properties":{"a":{"title":"A","type":["string","array","null"],
                  "maxLength":5,"items":{"type":"integer"}}}}
                """);
    }

    @Test
    void alternativesOfValuesBecomeAList() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"a":{"oneOf":[{"const":"x"},{"enum":["y","z"]},
                  {"type":"null"}]}}}
                """,
                """
                {"type":"object","properties":{"a":{"enum":["x","y","z",null],"type":["string","null"]}}}
                """);
    }

    @Test
    void alternativesOfObjectsAllowEachAndAreExplained() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"source":{"oneOf":[
                  {"type":"object","properties":{"kind":{"const":"file"},"path":{"type":"string"}},
                   "required":["kind","path"]},
                  {"type":"object","properties":{"kind":{"const":"url"},"url":{"type":"string"}},
                   "required":["kind","url"]}]}}}
                """,
                """
                {"type":"object","properties":{"source":{"properties":{
                  "kind":{"enum":["file","url"],"type":"string"},"path":{"type":"string"},
                  "url":{"type":"string"}},"required":["kind"],"type":"object",
                  "description":"One of: {kind, path}; {kind, url}"}}}
                """);
    }

    @Test
    void conjunctionsBecomeOneSchema() throws Exception {
        assertFlat(
                """
                {"allOf":[{"type":"object","properties":{"a":{"type":"string","minLength":1}},
                  "required":["a"]},{"properties":{"a":{"type":"string","minLength":3},
                  "b":{"type":"number"}},"required":["b"]}]}
                """,
                """
                {"type":"object","properties":{"a":{"type":"string","minLength":3},
                  "b":{"type":"number"}},"required":["a","b"]}
                """);
    }

    @Test
    void conditionsAndNegationsStayInWords() throws Exception {
        assertFlat(
                """
                {"type":"object","properties":{"a":{"type":"string","not":{"const":"x"}}},
                 "if":{"required":["a"]},"then":{"required":["b"]}}
                """,
                """
                {"type":"object","properties":{"a":{"type":"string",
                  "description":"Must not match {\\"const\\":\\"x\\"}"}},
                  "description":"Must match {\\"if\\":{\\"required\\":[\\"a\\"]},\\"then\\":{\\"required\\":[\\"b\\"]}}"}
                """);
    }

    @Test
    void nullKeywordsAreNoKeywordsAndAbsentTypesAreInferred() throws Exception {
        assertFlat(
                """
                {"properties":{"a":{"items":{"enum":[1,2]},"default":null,"description":null}},
                 "required":null}
                """,
                """
                {"properties":{"a":{"items":{"enum":[1,2],"type":"integer"},"default":null,
                  "type":"array"}},"type":"object"}
                """);
        assertFlat(
                "{\"type\":\"object\",\"properties\":null}",
                "{\"type\":\"object\",\"properties\":{}}");
        assertFlat("{}", "{\"properties\":{},\"type\":\"object\"}");
    }

    @Test
    void aSchemaWithoutEndHasOne() throws Exception {
        var deep =
                "{\"type\":\"object\",\"properties\":{\"a\":".repeat(200) + "{}" + "}}".repeat(200);
        assertThat(lint(deep)).hasSizeLessThan(2_000).contains("left out");

        var explosion = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (var i = 0; i < 30; i++) {
            explosion.append(
                    "\"d%d\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/d%d\"},\"b\":{\"$ref\":\"#/$defs/d%d\"}}},"
                            .formatted(i, i + 1, i + 1));
        }
        explosion.append("\"d30\":{\"type\":\"string\"}}}");
        assertThat(lint(explosion.toString()))
                .hasSizeLessThan(100_000)
                .contains("Has the same form as #/$defs/d");

        var tooLong = "{\"type\":\"object\",\"description\":\"%s\"}".formatted("x".repeat(100_000));
        assertThatThrownBy(() -> lint(tooLong))
                .hasMessageContaining("with all references in place, the model takes 100000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\"}",
                "{\"anyOf\":[{\"type\":\"array\"},{\"type\":\"null\"}]}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"enum\":[1]}}}"
            })
    void refusesWhatDescribesNoObject(String schema) {
        assertThatThrownBy(() -> lint(schema))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("tools[0].input_schema"))
                .hasMessageContaining("the arguments of a tool are an object");
    }

    private static void assertFlat(String schema, String flat) throws InvalidRequestException {
        assertThat(parsed(lint(schema))).isEqualTo(parsed(flat));
    }

    private static JsonNode parsed(String json) {
        return JSON.readTree(json);
    }

    private static String lint(String schema) throws InvalidRequestException {
        var conversation =
                new Conversation(
                        "m",
                        "",
                        List.of(new Turn.User(List.of(new Text("Hi")))),
                        List.of(new Tool("t", "T", schema)));
        var places =
                new Places(
                        List.of(),
                        List.of(new Places.ToolPlace("tools[0].name", "tools[0].input_schema")),
                        "");
        return new Linter()
                .lint(conversation, places)
                .conversation()
                .tools()
                .getFirst()
                .inputSchema();
    }
}
