package io.qgateway.simulator.chat;

import java.util.List;
import java.util.stream.Stream;

/** The models that accounts may use. The first one is the default. */
public record ModelCatalogue(List<Model> models) {

    public ModelCatalogue {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("A catalogue needs a model");
        }
        models = List.copyOf(models);
    }

    /** What Amazon Q Developer offers, as far as clients name it. */
    public static ModelCatalogue usual() {
        return new ModelCatalogue(
                List.of(
                        Model.ofUsualSize("claude-sonnet-4.5", "Claude Sonnet 4.5"),
                        Model.ofUsualSize("claude-sonnet-4", "Claude Sonnet 4"),
                        Model.ofUsualSize("claude-haiku-4.5", "Claude Haiku 4.5"),
                        Model.ofUsualSize("claude-opus-4.5", "Claude Opus 4.5")));
    }

    /** Models of the usual size under these ids. */
    public static ModelCatalogue of(String... ids) {
        return new ModelCatalogue(Stream.of(ids).map(id -> Model.ofUsualSize(id, id)).toList());
    }

    Model preferred() {
        return models.getFirst();
    }

    boolean has(String id) {
        return models.stream().anyMatch(model -> model.id().equals(id));
    }

    /** The model of this id; the default for one that is absent or unknown. */
    Model get(String id) {
        return models.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseGet(this::preferred);
    }
}
