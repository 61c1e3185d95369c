package io.qgateway.openai.responses;

import java.util.Optional;

/**
 * A tool as a client declares it.
 *
 * @param namespace the group it is in, which is not part of its name in this API
 * @param custom whether it takes a text instead of JSON
 */
record ResponseTool(Optional<String> namespace, String name, boolean custom) {

    static ResponseTool function(String name) {
        return new ResponseTool(Optional.empty(), name, false);
    }

    /** The name under which the model knows it. */
    String calledName() {
        return namespace.map(group -> group + "__" + name).orElse(name);
    }
}
