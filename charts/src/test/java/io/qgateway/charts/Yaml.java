package io.qgateway.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A part of a YAML or JSON document; what isn't there is a part, too, and empty.
 *
 * @param value maps, lists and scalars
 */
record Yaml(Optional<Object> value) {

    static Yaml read(Path file) {
        try {
            return documents(Files.readString(file)).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Yaml> documents(String text) {
        var reader = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(reader.loadAll(text).spliterator(), false)
                .filter(Objects::nonNull)
                .map(each -> new Yaml(Optional.of(each)))
                .toList();
    }

    /** Follows names and, where there is a list, numbers: {@code "spec.containers.0.image"}. */
    Yaml at(String path) {
        var here = this;
        for (var step : path.split("\\.")) {
            here = here.step(step);
        }
        return here;
    }

    /** The member of a map, or of a list. */
    Yaml step(String name) {
        return new Yaml(
                value.flatMap(it ->
                        switch (it) {
                            case Map<?, ?> map -> Optional.ofNullable(map.get(name));
                            case List<?> list ->
                                    Optional.ofNullable(list.get(Integer.parseInt(name)));
                            default -> Optional.empty();
                        }));
    }

    String text() {
        return value.map(String::valueOf).orElse("");
    }

    List<Yaml> items() {
        return value.filter(List.class::isInstance)
                .map(it ->
                        ((List<?>) it).stream().map(each -> new Yaml(Optional.of(each))).toList())
                .orElse(List.of());
    }

    Stream<String> names() {
        return value.filter(Map.class::isInstance).stream()
                .flatMap(it -> ((Map<?, ?>) it).keySet().stream())
                .map(String::valueOf);
    }

    boolean isMap() {
        return value.filter(Map.class::isInstance).isPresent();
    }
}
