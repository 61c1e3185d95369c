package io.qgateway.intake;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import io.qgateway.conversation.InvalidRequestException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema that an answer has to match. May be shared by all threads. */
final class AnswerSchema {

    private static final int MOST_MISTAKES = 10;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Knows the language itself and fetches nothing that a schema refers to. */
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaCacheEnabled(false)
                                    .schemaLoader(loader ->
                                            loader.fetchRemoteResources(false)
                                                    .allow(iri ->
                                                            iri.toString()
                                                                    .contains(
                                                                            "//json-schema.org/"))));

    private static final Schema LANGUAGE =
            REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    /** Any JSON object. */
    static final AnswerSchema ANY_OBJECT =
            new AnswerSchema(REGISTRY.getSchema(JSON.readTree("{\"type\":\"object\"}")));

    private final Schema schema;

    private AnswerSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param field where it comes from, for the message
     */
    static AnswerSchema of(String schema, String field) throws InvalidRequestException {
        var tree = JSON.readTree(schema);
        var mistakes = LANGUAGE.validate(tree);
        if (!mistakes.isEmpty()) {
            var first = mistakes.getFirst();
            throw new InvalidRequestException(
                    field,
                    "no valid JSON Schema at %s: %s"
                            .formatted(first.getInstanceLocation(), first.getMessage()));
        }
        try {
            var read = REGISTRY.getSchema(tree);
            // References are only looked up when they are needed; one that leads nowhere shows
            // here.
            read.validate(JSON.nullNode());
            return new AnswerSchema(read);
        } catch (RuntimeException | StackOverflowError unusable) {
            // The library has one kind of exception for each kind of mistake, and none for a schema
            // that is nothing but itself.
            throw new InvalidRequestException(
                    field,
                    "the schema can't be used (%s); references must stay inside of it"
                            .formatted(unusable.getMessage()));
        }
    }

    /** What is wrong with an answer, in words for the model; empty when nothing is. */
    List<String> mistakes(String answer) {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (JacksonException notJson) {
            return List.of("it is not valid JSON");
        }
        if (json.isMissingNode()) {
            return List.of("it is empty");
        }
        try {
            return schema.validate(json).stream()
                    .limit(MOST_MISTAKES)
                    .map(Object::toString)
                    .toList();
        } catch (StackOverflowError endless) {
            return List.of("no answer can match a schema that is nothing but itself");
        }
    }
}
