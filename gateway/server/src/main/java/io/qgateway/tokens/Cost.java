package io.qgateway.tokens;

import io.qgateway.conversation.Usage;

/**
 * What an answer cost, and who says so.
 *
 * @param usage the tokens, multiplied by nothing
 */
public record Cost(Usage usage, UsageSource source) {

    /** What both cost together. The sum is an estimate when part of it is one. */
    public Cost plus(Cost other) {
        return new Cost(
                usage.plus(other.usage),
                source == UsageSource.ESTIMATE ? UsageSource.ESTIMATE : other.source);
    }
}
