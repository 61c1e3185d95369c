package io.qgateway.simulator.http;

import io.qgateway.simulator.eventstream.BrokenFrame;
import io.qgateway.simulator.eventstream.Frame;
import io.qgateway.simulator.eventstream.StepFrames;
import io.qgateway.simulator.script.Corruption;
import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays one scripted stream, on the event loop of its connection. */
final class ReplyPlayer {

    /** What the end of a stream leaves behind. */
    enum Ended {
        /** A whole response. */
        CLEAN,
        /** A whole HTTP response whose stream is none. */
        FAILED,
        /** A connection to close. */
        CUT,
        /** A connection to reset. */
        RESET
    }

    private final Iterator<Step> steps;
    private final Ending ending;
    private final FrameOutput out;
    private final Consumer<Ended> afterwards;
    private final String id = UUID.randomUUID().toString();

    ReplyPlayer(Script.Reply reply, FrameOutput out, Consumer<Ended> afterwards) {
        this.steps = reply.steps().iterator();
        this.ending = reply.ending();
        this.out = out;
        this.afterwards = afterwards;
    }

    void play() {
        out.head(id);
        proceed();
    }

    private void proceed() {
        while (steps.hasNext()) {
            switch (steps.next()) {
                case Step.Wait(var pause) -> {
                    out.flush();
                    out.later(pause, this::proceed);
                    return;
                }
                case Step.Chunks run -> {
                    out.flush();
                    new ChunkRun(run, out, this::proceed).play();
                    return;
                }
                case Step atOnce -> StepFrames.of(atOnce, id).forEach(out::frame);
            }
        }
        end();
    }

    private void end() {
        if (!out.open()) {
            return;
        }
        switch (ending) {
            case Ending.Whole() -> finish(Ended.CLEAN);
            case Ending.Cut(var place) -> cut(place);
            case Ending.Reset() -> {
                out.flush();
                afterwards.accept(Ended.RESET);
            }
            case Ending.Corrupt(var corruption) -> finishWith(BrokenFrame.of(corruption));
            case Ending.Silent() -> out.flush();
            case Ending.Thrown thrown -> finishWith(StepFrames.of(thrown));
            case Ending.FrameError(var code, var message) -> finishWith(Frame.error(code, message));
        }
    }

    private void cut(Ending.Place place) {
        switch (place) {
            case BETWEEN_FRAMES -> out.flush();
            case INSIDE_A_FRAME -> {
                out.frame(BrokenFrame.of(Corruption.HALF_FRAME));
                out.flush();
            }
        }
        afterwards.accept(Ended.CUT);
    }

    private void finishWith(byte[] lastFrame) {
        out.frame(lastFrame);
        finish(Ended.FAILED);
    }

    private void finish(Ended ended) {
        out.lastChunk();
        afterwards.accept(ended);
    }
}
