package io.qgateway.simulator.chat;

import java.util.List;

/** The models that accounts may use. The first one is the default. */
public record ModelCatalogue(List<Model> models) {

    private static final int WINDOW = 200_000;
    private static final int LONGEST_ANSWER = 64_000;

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
                        model("claude-sonnet-4.5", "Claude Sonnet 4.5"),
                        model("claude-sonnet-4", "Claude Sonnet 4"),
                        model("claude-haiku-4.5", "Claude Haiku 4.5"),
                        model("claude-opus-4.5", "Claude Opus 4.5")));
    }

    private static Model model(String id, String name) {
        return new Model(id, name, WINDOW, LONGEST_ANSWER);
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
