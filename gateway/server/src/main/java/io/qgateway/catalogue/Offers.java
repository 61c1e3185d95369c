package io.qgateway.catalogue;

import io.qgateway.amazonq.AccountModels;
import io.qgateway.amazonq.KnownModel;
import io.qgateway.amazonq.UpstreamModel;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the models of several accounts together. */
final class Offers {

    private Offers() {}

    /** The models that some account has; those that are known to exist where none was told. */
    static List<OfferedModel> of(Collection<AccountModels> accounts) {
        var offers = new LinkedHashMap<String, OfferedModel>();
        for (var account : accounts) {
            for (var model : account.models()) {
                offers.merge(model.id(), offer(model), Offers::joined);
            }
        }
        return offers.isEmpty() ? builtIn() : List.copyOf(offers.values());
    }

    static List<OfferedModel> builtIn() {
        return KnownModel.ALL.stream().map(Offers::offer).toList();
    }

    private static OfferedModel offer(KnownModel model) {
        return new OfferedModel(
                model.id(),
                model.name(),
                model.created(),
                OptionalLong.of(model.window()),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static OfferedModel offer(UpstreamModel model) {
        var known = KnownModel.find(model.id());
        return new OfferedModel(
                model.id(),
                model.name(),
                known.map(KnownModel::created).orElse(Instant.EPOCH),
                model.window().isPresent() ? model.window() : window(known),
                model.longestAnswer(),
                model.promptCaching(),
                model.reasoning(),
                1);
    }

    private static OptionalLong window(Optional<KnownModel> known) {
        return known.map(model -> OptionalLong.of(model.window())).orElseGet(OptionalLong::empty);
    }

    /** Plans differ: a prompt is too long for a model when it is for every account. */
    private static OfferedModel joined(OfferedModel one, OfferedModel other) {
        return new OfferedModel(
                one.id(),
                one.name(),
                one.created(),
                larger(one.window(), other.window()),
                larger(one.longestAnswer(), other.longestAnswer()),
                both(one.promptCaching(), other.promptCaching()),
                both(one.reasoning(), other.reasoning()),
                one.accounts() + other.accounts());
    }

    private static OptionalLong larger(OptionalLong one, OptionalLong other) {
        return one.orElse(0) >= other.orElse(0) ? one : other;
    }

    /** What only some accounts can is nothing to count on. */
    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        return one.equals(other) ? one : Optional.of(one.orElse(false) && other.orElse(false));
    }
}
