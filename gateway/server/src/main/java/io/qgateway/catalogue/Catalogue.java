package io.qgateway.catalogue;

import io.qgateway.amazonq.ModelNames;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What clients can ask for right now: the models that the accounts have, as far as the upstream has
 * told; until it has, those that are known to exist. Looking something up never waits. May be
 * shared by all threads.
 */
public final class Catalogue {

    private static final String OTHER = "other";

    /** Clients choose names of models freely. */
    private static final int LONGEST_NAME_SHOWN = 100;

    private final Map<String, String> aliases;
    private final Optional<String> fallback;
    private volatile ModelTable table;
    private volatile boolean complete;

    /**
     * @param aliases models by other names, which are in lower case
     * @param fallback the model that answers where a name means none
     */
    public Catalogue(Map<String, String> aliases, Optional<String> fallback) {
        this.aliases = Map.copyOf(aliases);
        this.fallback = fallback;
        this.table = new ModelTable(Offers.builtIn(), aliases);
    }

    /**
     * Takes in what is on offer from now on.
     *
     * @param all whether no account has any other model
     */
    void offer(List<OfferedModel> offers, boolean all) {
        if (!offers.equals(table.offers())) {
            table = new ModelTable(offers, aliases);
        }
        complete = all;
    }

    /** Everything that clients may be shown: each model, and each name that a setting gives one. */
    public List<OfferedModel> models() {
        return table.listed();
    }

    /** The model that is meant by a name. */
    public Optional<OfferedModel> find(String name) {
        return table.find(name);
    }

    /** What a request that names a model so is to be answered by. */
    public Meaning meaning(String name) {
        return find(name)
                .<Meaning>map(model -> new Meaning.Offered(model.id()))
                .orElseGet(() -> meaningOfUnknown(name));
    }

    private Meaning meaningOfUnknown(String name) {
        if (!complete && ModelNames.isClaude(name)) {
            return new Meaning.Perhaps(ModelNames.upstreamId(name));
        }
        if (fallback.isPresent()) {
            return new Meaning.Instead(fallbackId(fallback.get()));
        }
        return complete ? new Meaning.Nothing() : new Meaning.Perhaps(name);
    }

    private String fallbackId(String model) {
        return find(model).map(OfferedModel::id).orElseGet(() -> ModelNames.upstreamId(model));
    }

    /** How many tokens a prompt for a model may have, where that is known. */
    public OptionalLong window(String id) {
        return table.get(id).map(OfferedModel::window).orElseGet(OptionalLong::empty);
    }

    /** Whether requests for a model may have cache points, as far as is known. */
    public boolean cachesPrompts(String id) {
        return table.get(id).flatMap(OfferedModel::promptCaching).orElse(false);
    }

    /**
     * A name for labels, of which there are few: that of the model that is meant, or {@code other}.
     */
    public String label(String name) {
        return find(name).map(OfferedModel::id).orElse(OTHER);
    }

    /** Why a name gets no answer: nobody has such a model. */
    public UpstreamException missing(String name) {
        var shown =
                name.length() <= LONGEST_NAME_SHOWN
                        ? name
                        : name.substring(0, LONGEST_NAME_SHOWN) + "…";
        return new UpstreamException(
                Kind.MODEL_NOT_FOUND,
                "There is no model %s; the nearest is %s, and GET /v1/models lists all"
                        .formatted(shown, table.nearest(shown)));
    }
}
