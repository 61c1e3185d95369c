package io.qgateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/**
 * The files of the web console, read once. They know each other by relative paths, and all are
 * served below one folder that is named after their content, so a browser may keep each for good:
 * whatever changes is another folder. May be shared by all threads.
 */
final class WebFiles {

    /** Where a page says in which folder its files are. */
    private static final String FOLDER = "{folder}";

    private static final String ROOT = "io/qgateway/console/web/";
    private static final String PAGE = "index.html";
    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "js", utf8("text/javascript"),
                    "mjs", utf8("text/javascript"),
                    "css", utf8("text/css"),
                    "json", MediaType.APPLICATION_JSON,
                    "svg", utf8("image/svg+xml"));

    private final String version;
    private final Map<String, WebFile> files;
    private final WebFile page;

    private WebFiles(SortedMap<String, byte[]> contents) {
        this.version = version(contents);
        this.files = new HashMap<>();
        contents.forEach((path, content) ->
                type(path).ifPresent(type -> files.put(path, new WebFile(content, type))));
        this.page = page(contents, version);
    }

    /** Those that this module brings along. */
    static WebFiles ofThisBuild() {
        var contents = new TreeMap<String, byte[]>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(WebFiles.class.getClassLoader());
            for (var resource : resolver.getResources("classpath*:" + ROOT + "**/*.*")) {
                contents.put(path(resource), resource.getContentAsByteArray());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The console's files can't be read", unreadable);
        }
        return new WebFiles(contents);
    }

    /** Names the content of all files. */
    String version() {
        return version;
    }

    /** The one page: what it shows depends on its address and is up to its scripts. */
    WebFile page() {
        return page;
    }

    /** What the page loads, by its path within the folder. */
    Optional<WebFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static String path(Resource resource) throws IOException {
        var url = resource.getURL().toString();
        return url.substring(url.lastIndexOf(ROOT) + ROOT.length());
    }

    /** Of files that browsers get; others are for people who change them. */
    private static Optional<MediaType> type(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    private static WebFile page(Map<String, byte[]> contents, String version) {
        var template = requireNonNull(contents.get(PAGE), "The console has no " + PAGE);
        var text = new String(template, UTF_8).replace(FOLDER, "/console/" + version);
        return new WebFile(text.getBytes(UTF_8), utf8("text/html"));
    }

    private static String version(SortedMap<String, byte[]> contents) {
        var digest = sha256();
        contents.forEach((path, content) -> {
            digest.update(path.getBytes(UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 6));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static MediaType utf8(String type) {
        return MediaType.parseMediaType(type + ";charset=utf-8");
    }
}
