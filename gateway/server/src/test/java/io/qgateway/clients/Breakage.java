package io.qgateway.clients;

import static java.util.stream.Collectors.joining;

import io.qgateway.simulator.script.Corruption;
import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which the upstream can break.
 *
 * @param textBefore what it says before it breaks, and the gateway has usually passed on
 */
record Breakage(String name, Script script, String textBefore) {

    /** Longer than the gateway holds anything back, so that the client has heard of it. */
    private static final Step SENT = new Step.Wait(Duration.ofMillis(30));

    private static final Step SOME_TEXT = new Step.Text("Some text, ");
    private static final Step OPEN_CALL =
            new Step.ToolCall("tooluse_1", "get_weather", List.of("{\"city\": \"Pa"), false);

    /** All that the simulator knows of. */
    static Stream<Breakage> all() {
        return Stream.of(brokenStreams(), unfinishedStreams(), noStreams(), refusals())
                .flatMap(group -> group);
    }

    private static Stream<Breakage> brokenStreams() {
        return endings()
                .flatMap(ending ->
                        Stream.of(
                                before("at the very start", ending),
                                before("after the opening", ending, new Step.Opening(), SENT),
                                after("after a text", ending, new Step.Opening(), SOME_TEXT, SENT),
                                after(
                                        "inside a tool call",
                                        ending,
                                        new Step.Opening(),
                                        SOME_TEXT,
                                        OPEN_CALL,
                                        SENT)));
    }

    private static Stream<Ending> endings() {
        var cuts = Arrays.stream(Ending.Place.values()).map(Ending.Cut::new);
        var corruptions = Arrays.stream(Corruption.values()).map(Ending.Corrupt::new);
        return Stream.of(cuts, corruptions, otherEndings()).flatMap(group -> group);
    }

    private static Stream<Ending> otherEndings() {
        return Stream.of(
                new Ending.Reset(),
                new Ending.Silent(),
                thrown("ThrottlingException", "Too many requests"),
                thrown("InternalServerException", "An internal error occurred"),
                thrown("ServiceUnavailableException", "The service is unavailable"),
                thrown("ValidationException", "Improperly formed request."),
                thrown("AccessDeniedException", "The bearer token is invalid."),
                thrown("SomethingNewException", "Nobody has heard of this"),
                new Ending.FrameError("InternalError", "An internal error occurred"));
    }

    private static Ending thrown(String type, String message) {
        return new Ending.Thrown(type, Optional.empty(), message);
    }

    private static Breakage before(String place, Ending ending, Step... steps) {
        return new Breakage(ending + " " + place, new Script.Reply(List.of(steps), ending), "");
    }

    private static Breakage after(String place, Ending ending, Step... steps) {
        var said =
                Stream.of(steps)
                        .filter(Step.Text.class::isInstance)
                        .map(step -> ((Step.Text) step).text())
                        .collect(joining());
        return new Breakage(ending + " " + place, new Script.Reply(List.of(steps), ending), said);
    }

    /** Streams whose frames are sound and whose answer is not whole. */
    private static Stream<Breakage> unfinishedStreams() {
        var whole = new Ending.Whole();
        var text = Stream.of(new Step.Opening(), SOME_TEXT, SENT);
        return Stream.of(
                before("and without a frame", whole),
                before("and without an event", whole, new Step.Opening()),
                after(
                        "inside a tool call",
                        whole,
                        Stream.concat(text, Stream.of(OPEN_CALL)).toArray(Step[]::new)),
                after(
                        "and with half of a call's arguments",
                        whole,
                        new Step.Opening(),
                        SOME_TEXT,
                        SENT,
                        new Step.ToolCall(
                                "tooluse_1", "get_weather", List.of("{\"city\": \"Pa"), true)));
    }

    private static Stream<Breakage> noStreams() {
        return Stream.of(
                instead("a page", new Script.OtherContent("text/html", "<html>Hello</html>")),
                instead("JSON", new Script.OtherContent("application/json", "{\"message\":\"\"}")),
                instead("no response", new Script.Mute()),
                instead("a reset connection", new Script.HungUp()));
    }

    private static Stream<Breakage> refusals() {
        return Arrays.stream(KnownRefusal.values())
                .map(refusal -> instead(refusal.word(), Script.refused(refusal)));
    }

    private static Breakage instead(String what, Script script) {
        return new Breakage(what + " instead of a stream", script, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
