package io.qgateway.accounts.transfer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells JSON objects from other texts, and makes one of those. */
final class JsonObjects {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonObjects() {}

    static boolean isObject(String text) {
        try {
            return MAPPER.readTree(text).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }

    static String wrapping(String name, String text) {
        return MAPPER.createObjectNode().put(name, text).toString();
    }
}
