package io.qgateway.json;

import io.qgateway.conversation.InvalidRequestException;
import java.util.HashSet;
import java.util.Set;

/**
 * The tool calls of a request that have no result yet, as far as it has been read: a result needs a
 * call before it, and a call has one result. Not thread-safe.
 */
public final class OpenCalls {

    private final Set<String> open = new HashSet<>();

    /** Reads the id of a call. */
    public String open(JsonField id) throws InvalidRequestException {
        if (!open.add(id.nonEmptyString())) {
            throw id.invalid("an earlier call has the same id; give each call its own");
        }
        return id.string();
    }

    /** Reads the id of the call that a result answers. */
    public String close(JsonField id) throws InvalidRequestException {
        if (!open.remove(id.string())) {
            throw id.invalid("no unanswered tool call before this message has this id");
        }
        return id.string();
    }
}
