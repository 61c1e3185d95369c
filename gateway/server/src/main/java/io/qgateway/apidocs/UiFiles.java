package io.qgateway.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the page loads: Swagger UI out of its jar, and the script that starts it. */
final class UiFiles {

    private static final String UI = "META-INF/resources/webjars/swagger-ui/*/";

    private final Map<String, byte[]> files;

    private UiFiles(Map<String, byte[]> files) {
        this.files = Map.copyOf(files);
    }

    static UiFiles ofThisBuild() {
        var files = new HashMap<String, byte[]>();
        for (var name : new String[] {"swagger-ui.css", "swagger-ui-bundle.js"}) {
            files.put(name, content("classpath*:" + UI + name));
        }
        for (var name : new String[] {"docs.html", "docs.js", "docs.css"}) {
            files.put(name, content("classpath*:io/qgateway/apidocs/" + name));
        }
        return new UiFiles(files);
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static byte[] content(String pattern) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver(UiFiles.class.getClassLoader())
                            .getResources(pattern);
            if (found.length == 0) {
                throw new IllegalStateException("This build lacks " + pattern);
            }
            return found[0].getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Can't read " + pattern, unreadable);
        }
    }
}
