package io.qgateway.amazonq.repair;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of one request's tools, as the client and as the upstream knows them: a name is only
 * changed when it must be, the same name always to the same, and no two become one. Immutable.
 */
public final class ToolNames {

    private static final int LONGEST = 64;
    private static final int SHORTEST_DIGEST = 8;
    private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9_-]{1," + LONGEST + "}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-zA-Z0-9_-]+");

    private final Map<String, String> upstream = new LinkedHashMap<>();
    private final Map<String, String> clients = new HashMap<>();
    private final Set<String> folded = new HashSet<>();

    /**
     * @param declared the names of the request's tools, in their order
     * @param called names that were called before; one of a declared tool in other letters means
     *     that tool
     */
    ToolNames(Collection<String> declared, Collection<String> called) {
        var byLetters = new HashMap<String, String>();
        declared.forEach(name -> byLetters.putIfAbsent(folded(name), name));
        var undeclared =
                called.stream().filter(name -> !byLetters.containsKey(folded(name))).toList();
        // Who keeps the name is settled before anybody is given a new one.
        declared.forEach(this::keep);
        undeclared.forEach(this::keep);
        declared.forEach(this::rename);
        undeclared.forEach(this::rename);
        for (var name : called) {
            var meant = byLetters.getOrDefault(folded(name), name);
            upstream.putIfAbsent(name, upstream(meant));
        }
    }

    /** The upstream's name for a tool that the client names so. */
    String upstream(String name) {
        return upstream.getOrDefault(name, name);
    }

    /** The client's name for a tool that the model calls so. */
    public String client(String name) {
        return clients.getOrDefault(name, name);
    }

    /** Whether any name had to be changed. */
    public boolean areChanged() {
        return upstream.entrySet().stream()
                .anyMatch(name -> !name.getKey().equals(name.getValue()));
    }

    private void keep(String name) {
        if (TAKEN.matcher(name).matches() && folded.add(folded(name))) {
            upstream.put(name, name);
        }
    }

    private void rename(String name) {
        if (upstream.containsKey(name)) {
            return;
        }
        var renamed = free(name);
        folded.add(folded(renamed));
        upstream.put(name, renamed);
        clients.put(renamed, name);
    }

    private String free(String name) {
        var readable = FOREIGN.matcher(name).replaceAll("_");
        var digest = digest(name);
        for (var length = SHORTEST_DIGEST; ; length++) {
            var room = Math.min(readable.length(), LONGEST - length - 1);
            var candidate = readable.substring(0, room) + "_" + digest.substring(0, length);
            if (!folded.contains(folded(candidate))) {
                return candidate;
            }
        }
    }

    private static String digest(String name) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, LONGEST - 1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
