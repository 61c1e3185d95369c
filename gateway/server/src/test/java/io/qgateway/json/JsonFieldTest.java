package io.qgateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qgateway.conversation.InvalidRequestException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonFieldTest {

    @Test
    void namesTheWholePathOfWhatIsWrong() throws InvalidRequestException {
        var root = parse("{'messages':[{},{'content':[{'type':7}]}]}");
        var part = root.required("messages").array().get(1).required("content").array().getFirst();

        var failure = refusal(part.required("type"), JsonField::string);

        assertThat(failure.field()).isEqualTo("messages[1].content[0].type");
        assertThat(failure)
                .hasMessage("messages[1].content[0].type: expected a string, got a number");
    }

    @Test
    void saysThatARequiredFieldIsMissing() throws InvalidRequestException {
        var failure = refusal(parse("{}"), root -> root.required("model"));

        assertThat(failure).hasMessage("model: field required");
    }

    @Test
    void takesNullForLeftOutWhereThatIsAllowed() throws InvalidRequestException {
        var root = parse("{'a':null,'b':true}");

        assertThat(root.optional("a", JsonField::bool)).isEmpty();
        assertThat(root.optional("c", JsonField::bool)).isEmpty();
        assertThat(root.optional("b", JsonField::bool)).contains(true);
    }

    @Test
    void saysWhatItExpectedAndWhatItGot() {
        assertThat(refusal("null", JsonField::string)).hasMessage("f: expected a string, got null");
        assertThat(refusal("'x'", JsonField::bool))
                .hasMessage("f: expected a boolean, got a string");
        assertThat(refusal("{}", JsonField::array))
                .hasMessage("f: expected an array, got an object");
        assertThat(refusal("[]", JsonField::object))
                .hasMessage("f: expected a JSON object, got an array");
        assertThat(refusal("[]", JsonField::nonEmptyArray))
                .hasMessage("f: expected at least one element, got an empty array");
        assertThat(refusal("''", JsonField::nonEmptyString))
                .hasMessage("f: expected a non-empty string");
        assertThat(refusal("'ab'", field -> field.matching(Pattern.compile("a"), "one a")))
                .hasMessage("f: expected one a");
        assertThat(
                        refusal(
                                "'ab'",
                                field -> {
                                    throw field.noneOf("a", "b");
                                }))
                .hasMessage("f: expected one of \"a\", \"b\", got \"ab\"");
    }

    @Test
    void keepsNumbersInTheirRange() throws InvalidRequestException {
        assertThat(field("8").integer(1, 8)).isEqualTo(8);
        assertThat(field("1").number(0, 1)).isEqualTo(1);
        assertThat(field("0.5").number(0, 1)).isEqualTo(0.5);

        assertThat(refusal("9", f -> f.integer(1, 8)))
                .hasMessage("f: expected a whole number from 1 to 8");
        assertThat(refusal("99999999999999999999", f -> f.integer(1, 8)))
                .hasMessage("f: expected a whole number from 1 to 8");
        assertThat(refusal("1.5", f -> f.integer(1, 8)))
                .hasMessage("f: expected a whole number, got a fraction");
        assertThat(refusal("'8'", f -> f.integer(1, 8)))
                .hasMessage("f: expected a whole number, got a string");
        assertThat(refusal("1e999999", f -> f.number(0, 2)))
                .hasMessage("f: expected a number from 0.0 to 2.0");
        assertThat(refusal("-0.1", f -> f.number(0, 2)))
                .hasMessage("f: expected a number from 0.0 to 2.0");
    }

    @Test
    void refusesTextThatNoModelGets() throws InvalidRequestException {
        assertThat(field("'\\ud83d\\ude00'").string()).isEqualTo("\uD83D\uDE00");

        assertThat(refusal("'a\\u0000'", JsonField::string))
                .hasMessageContaining("f: the text contains NUL");
        assertThat(refusal("'\\ud83d'", JsonField::string))
                .hasMessageContaining("half of a surrogate pair");
        assertThat(refusal("'\\ude00\\ud83d'", JsonField::string))
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void keepsPromptsOutOfItsText() throws InvalidRequestException {
        assertThat(field("'secret'")).hasToString("JsonField[f]");
    }

    private static InvalidRequestException refusal(String json, JsonField.Reader<?> reader) {
        return catchThrowableOfType(InvalidRequestException.class, () -> reader.read(field(json)));
    }

    private static InvalidRequestException refusal(JsonField field, JsonField.Reader<?> reader) {
        return catchThrowableOfType(InvalidRequestException.class, () -> reader.read(field));
    }

    private static JsonField field(String json) throws InvalidRequestException {
        return parse("{'f':" + json + "}").required("f");
    }

    private static JsonField parse(String json) throws InvalidRequestException {
        return JsonBody.parse(json.replace('\'', '"').getBytes(UTF_8));
    }
}
