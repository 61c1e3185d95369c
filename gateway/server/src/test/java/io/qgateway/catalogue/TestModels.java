package io.qgateway.catalogue;

import io.qgateway.amazonq.AccountModels;
import io.qgateway.amazonq.UpstreamModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Models as accounts have them and as clients are offered them. */
public final class TestModels {

    private TestModels() {}

    /** An account's models, of which only the ids are told. */
    public static AccountModels account(String... ids) {
        return new AccountModels(
                Stream.of(ids).map(id -> upstream(id, OptionalLong.empty())).toList(),
                Optional.empty());
    }

    /** A model as the upstream lists it, with its window. */
    public static UpstreamModel upstream(String id, OptionalLong window) {
        return new UpstreamModel(
                id,
                "Name of " + id,
                window,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A model on offer, of which little is known. */
    public static OfferedModel offered(String id, Instant created) {
        return offered(id, created, OptionalLong.empty(), OptionalLong.empty());
    }

    /** A model on offer, of which its sizes are known. */
    public static OfferedModel offered(String id, Instant created, long window, long answer) {
        return offered(id, created, OptionalLong.of(window), OptionalLong.of(answer));
    }

    /** Models on offer, of which only the ids are known. */
    public static List<OfferedModel> offered(String... ids) {
        return Stream.of(ids).map(id -> offered(id, Instant.EPOCH)).toList();
    }

    private static OfferedModel offered(
            String id, Instant created, OptionalLong window, OptionalLong answer) {
        return new OfferedModel(
                id,
                "Name of " + id,
                created,
                window,
                answer,
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
