package io.qgateway.json;

import io.qgateway.conversation.InvalidRequestException;
import java.util.List;

/**
 * A parameter of an API and what becomes of it. An API's decoder checks a request by the list of
 * its parameters, and docs/api.md prints the same list.
 *
 * @param note what it does here, or what to do instead, for users
 */
public record Parameter(String name, Treatment treatment, String note, Check check) {

    /** What a parameter is to this gateway. */
    public enum Treatment {
        /** It has the effect that its API describes. */
        HONOURED,
        /** It is accepted, checked where its range is known, and has no effect. */
        HINT,
        /** It is refused by its name, for an answer without it would not be what was asked for. */
        REFUSED
    }

    /** Looks at a parameter that is there. */
    @FunctionalInterface
    public interface Check {
        void look(JsonField field) throws InvalidRequestException;
    }

    /** A parameter that the decoder reads. */
    public static Parameter honoured(String name, String note) {
        return new Parameter(name, Treatment.HONOURED, note, field -> {});
    }

    /** A parameter without effect and without a form that is known. */
    public static Parameter hint(String name, String note) {
        return hint(name, note, field -> {});
    }

    /** A parameter without effect, checked so that a mistake shows. */
    public static Parameter hint(String name, String note, Check check) {
        return new Parameter(name, Treatment.HINT, note, check);
    }

    /** A parameter that can't be there. */
    public static Parameter refused(String name, String remedy) {
        return refused(
                name,
                remedy,
                field -> {
                    throw field.invalid(remedy);
                });
    }

    /** A parameter of which only some values are refused. */
    public static Parameter refused(String name, String note, Check check) {
        return new Parameter(name, Treatment.REFUSED, note, check);
    }

    /** Checks all parameters of a request. */
    public static void check(List<Parameter> all, JsonField root) throws InvalidRequestException {
        for (var parameter : all) {
            root.optional(
                    parameter.name,
                    field -> {
                        parameter.check.look(field);
                        return parameter;
                    });
        }
    }
}
