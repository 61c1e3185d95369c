package io.qgateway.intake;

import io.qgateway.amazonq.repair.Linter;
import io.qgateway.amazonq.repair.Repair;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.Caching;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.ReplySink;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.relay.Question;
import io.qgateway.relay.Relay;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes decoded requests in and has them answered. May be shared by all threads.
 *
 * <p>An answer that was promised to be something and is not is asked for once more, with a word on
 * what was wrong; the client never sees the first one.
 */
public final class Intake {

    private static final String REPAIRS = "x-qgateway-repairs";
    private static final String SUBSTITUTE = "x-qgateway-model";

    private final Linter linter = new Linter();
    private final Relay relay;
    private final Catalogue models;
    private final PromptSize size;
    private final GatewayMetrics metrics;

    public Intake(Relay relay, TokenCounter counter, Catalogue models, GatewayMetrics metrics) {
        this.relay = relay;
        this.models = models;
        this.size = new PromptSize(counter, models::window);
        this.metrics = metrics;
    }

    /**
     * Makes an order of what a client asks, and tells the client in a header what was changed.
     *
     * @param places where the client's request has it
     * @throws InvalidRequestException when it can't be sent upstream
     */
    public Order take(Question question, Places places, HttpServletResponse response)
            throws InvalidRequestException {
        var conversation = question.conversation();
        var schema = schema(conversation.options().format(), places);
        var sound = linter.lint(conversation, places);
        report(sound.repairs(), response);
        var model = ModelChoice.of(conversation.model(), models);
        model.substitute().ifPresent(id -> response.setHeader(SUBSTITUTE, id));
        var told = Wishes.toldIn(sound.conversation()).withModel(model.upstreamId());
        var kept = models.cachesPrompts(told.model()) ? told : told.withCaching(Caching.NOTHING);
        return new Order(question.asking(kept), model, sound.toolNames(), Promise.of(kept, schema));
    }

    private static Optional<AnswerSchema> schema(AnswerFormat format, Places places)
            throws InvalidRequestException {
        return format instanceof AnswerFormat.JsonSchema(_, var schema, _)
                ? Optional.of(AnswerSchema.of(schema, places.answerSchema()))
                : Optional.empty();
    }

    private void report(Set<Repair> repairs, HttpServletResponse response) {
        if (repairs.isEmpty()) {
            return;
        }
        repairs.forEach(repair -> metrics.repaired(repair.label()));
        var labels = repairs.stream().sorted().map(Repair::label);
        response.setHeader(REPAIRS, labels.collect(Collectors.joining(", ")));
    }

    /**
     * Has an order answered and writes answer or failure to the client. Returns when the response
     * is complete.
     *
     * @throws IOException when the client left or the response had to be cut off
     */
    public void answer(Order order, ReplySink client, RequestTrace trace) throws IOException {
        var question = order.question();
        order.substitute().ifPresent(trace::answeredInsteadBy);
        var objection = order.objection().or(() -> size.objection(question.conversation()));
        if (objection.isPresent()) {
            fail(objection.get(), client, trace);
            return;
        }
        var sink = order.to(client);
        if (order.promise().isEmpty()) {
            relay.answer(question, sink, trace);
            return;
        }
        var promise = order.promise().get();
        var first = new HeldReply(promise, sink);
        relay.answer(question, first, trace);
        if (first.objection().isPresent()) {
            question.meter().startAgain();
            var second = new HeldReply(promise, sink);
            relay.answer(reminded(question, first), second, trace);
            settle(promise, second, sink, trace);
        }
    }

    /**
     * Has an order answered several times at once, one answer to a meter, and writes all answers or
     * a failure to the client. Returns when the response is complete.
     *
     * @throws IOException when the client left or the response had to be cut off
     */
    public void answerTogether(
            Order order, List<UsageMeter> meters, JointReply reply, RequestTrace trace)
            throws IOException {
        order.substitute().ifPresent(trace::answeredInsteadBy);
        try (var _ = metrics.open(trace)) {
            new JointAnswer(this, reply, trace).run(meters.stream().map(order::on).toList());
        }
    }

    private static Question reminded(Question question, HeldReply broken) {
        return question.asking(
                Wishes.reminded(
                        question.conversation(), broken.text(), broken.objection().orElseThrow()));
    }

    /** After the second answer there is no third one. */
    private static void settle(Promise promise, HeldReply reply, ReplySink sink, RequestTrace trace)
            throws IOException {
        var objection = reply.objection();
        if (objection.isEmpty()) {
            return;
        }
        if (promise.isLenient()) {
            reply.release();
            return;
        }
        var failure =
                new UpstreamException(
                        Kind.CORRUPT,
                        "The model's answer is not what the request asks for, twice: "
                                + objection.get());
        fail(failure, sink, trace);
    }

    private static void fail(UpstreamException failure, ReplySink sink, RequestTrace trace)
            throws IOException {
        trace.failed(failure.kind());
        sink.fail(failure);
    }
}
