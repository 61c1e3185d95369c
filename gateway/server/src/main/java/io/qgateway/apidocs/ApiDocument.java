package io.qgateway.apidocs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAPI document, made of the checked-in files of some groups. They are written by hand,
 * because no framework could read out of the code what the two APIs take; tests hold them to what
 * the gateway does.
 */
final class ApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final String TAGS = "tags";

    private ApiDocument() {}

    /** The document of these groups as JSON. */
    static byte[] of(Collection<ApiGroup> groups, String version) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "qgateway",
                        "version",
                        version,
                        "description",
                        "Amazon Q Developer accounts as the OpenAI and Anthropic APIs, and what administers them."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put(TAGS, groups.stream().flatMap(group -> tags(group).stream()).toList());
        var paths = new LinkedHashMap<String, Object>();
        var components = new LinkedHashMap<String, Object>();
        for (var group : groups) {
            var file = read(group);
            merge(object(file, PATHS), paths);
            object(file, COMPONENTS)
                    .forEach((kind, named) -> {
                        var all = components.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
                        merge(asObject(named), asObject(all));
                    });
        }
        document.put(PATHS, paths);
        document.put(COMPONENTS, components);
        return JSON.writeValueAsBytes(document);
    }

    private static List<?> tags(ApiGroup group) {
        return (List<?>) Objects.requireNonNull(read(group).get(TAGS));
    }

    /** Groups may have paths and names in common only where they say the same about them. */
    private static void merge(Map<String, Object> from, Map<String, Object> into) {
        from.forEach((key, value) -> {
            var before = into.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalStateException("Two groups say different things of " + key);
            }
        });
    }

    private static Map<String, Object> read(ApiGroup group) {
        var name = group.wireName() + ".yaml";
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(name), name)) {
            return asObject(yaml.load(new InputStreamReader(file, UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Can't read " + name, unreadable);
        }
    }

    private static Map<String, Object> object(Map<String, Object> within, String name) {
        return asObject(within.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked") // what YAML calls a mapping
    private static Map<String, Object> asObject(Object mapping) {
        return (Map<String, Object>) mapping;
    }
}
