package io.qgateway.simulator.script;

import java.util.List;
import java.util.stream.Stream;

/** What the service does with one request. */
public sealed interface Script {

    /** An event stream. */
    record Reply(List<Step> steps, Ending ending) implements Script {
        public Reply {
            steps = List.copyOf(steps);
        }
    }

    /** An error before the stream. */
    record Refused(Refusal refusal) implements Script {}

    /** A response with status 200 that is no event stream, as proxies and load balancers send. */
    record OtherContent(String contentType, String body) implements Script {}

    /** No response at all, and the connection stays open. */
    record Mute() implements Script {}

    /** The connection is reset instead of a response. */
    record HungUp() implements Script {}

    /** A whole answer. */
    static Script answer(Step... steps) {
        return broken(new Ending.Whole(), steps);
    }

    /** An answer that opens properly, takes its steps and then ends in some other way. */
    static Script broken(Ending ending, Step... steps) {
        return new Reply(
                Stream.concat(Stream.of(new Step.Opening()), Stream.of(steps)).toList(), ending);
    }

    /** An error before the stream. */
    static Script refused(KnownRefusal refusal) {
        return new Refused(refusal.refusal());
    }
}
