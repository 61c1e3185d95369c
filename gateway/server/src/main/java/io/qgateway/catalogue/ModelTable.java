package io.qgateway.catalogue;

import io.qgateway.amazonq.ModelNames;
import io.qgateway.spelling.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The models on offer, found by all their names: their ids, other spellings of them, the names that
 * a setting gives them, and a family's name for its newest model.
 */
final class ModelTable {

    private final List<OfferedModel> offers;
    private final List<OfferedModel> listed;
    private final Map<String, String> aliases;
    private final Map<String, OfferedModel> byId = new HashMap<>();
    private final Map<String, OfferedModel> byKey = new HashMap<>();

    /**
     * @param offers of which there is at least one
     * @param aliases models by other names, which are in lower case
     */
    ModelTable(List<OfferedModel> offers, Map<String, String> aliases) {
        this.offers = List.copyOf(offers);
        this.aliases = Map.copyOf(aliases);
        for (var offer : offers) {
            byId.put(offer.id(), offer);
            byKey.putIfAbsent(ModelNames.key(offer.id()), offer);
        }
        this.listed = withAliases();
    }

    private List<OfferedModel> withAliases() {
        var all = new ArrayList<>(offers);
        aliases.keySet().stream()
                .sorted()
                .filter(alias -> !byId.containsKey(alias))
                .forEach(alias -> find(alias).ifPresent(model -> all.add(model.under(alias))));
        return List.copyOf(all);
    }

    /** The models on offer, without the names that a setting gives them. */
    List<OfferedModel> offers() {
        return offers;
    }

    /** What clients are shown: each model, and each name that a setting gives one. */
    List<OfferedModel> listed() {
        return listed;
    }

    /** The model of this id. */
    Optional<OfferedModel> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The model that is meant by a name. What a setting says goes before all spellings. */
    Optional<OfferedModel> find(String name) {
        var meant = aliases.getOrDefault(name.strip().toLowerCase(Locale.ROOT), name);
        return get(meant)
                .or(() -> Optional.ofNullable(byKey.get(ModelNames.key(meant))))
                .or(() -> ModelNames.family(meant).flatMap(this::newest));
    }

    private Optional<OfferedModel> newest(String family) {
        return offers.stream()
                .filter(offer -> offer.id().startsWith(family + "-"))
                .flatMap(offer -> version(offer, family).stream())
                .max(Comparator.comparing(Version::number))
                .map(Version::model);
    }

    private record Version(OfferedModel model, double number) {}

    private static Optional<Version> version(OfferedModel offer, String family) {
        var number = offer.id().substring(family.length() + 1);
        return number.matches("\\d{1,2}(\\.\\d)?")
                ? Optional.of(new Version(offer, Double.parseDouble(number)))
                : Optional.empty();
    }

    /** The model whose name differs least from one that nobody has. */
    String nearest(String name) {
        var key = ModelNames.key(name);
        return offers.stream()
                .map(OfferedModel::id)
                .min(Comparator.comparingInt(id -> EditDistance.between(key, ModelNames.key(id))))
                .orElseThrow();
    }
}
