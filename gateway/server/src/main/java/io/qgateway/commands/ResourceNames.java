package io.qgateway.commands;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives accounts the names of Kubernetes resources: lower-case letters, digits and hyphens, made of
 * the label where that has any, and none of them twice. Not thread-safe.
 */
final class ResourceNames {

    /** Leaves room within the 63 characters of a label for what is put behind a name. */
    private static final int LONGEST = 50;

    private static final int SHORT_ID = 8;

    private final Set<String> given = new HashSet<>();

    String next(String label, String id) {
        var base =
                Stream.of(plain(label), plain("account " + shortened(id)))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElseThrow();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? base : base + "-" + number)
                .filter(given::add)
                .findFirst()
                .orElseThrow();
    }

    private static String plain(String text) {
        var ascii =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-");
        var start = ascii.replaceAll("^-+", "");
        return start.substring(0, Math.min(LONGEST, start.length())).replaceAll("-+$", "");
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
