package io.qgateway.accounts.sealing;

import io.qgateway.accounts.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key that seals, and during a rotation the previous one, which still opens. A sealed value is
 * {@code q1:<key id>:<Base64>}. May be shared by all threads.
 */
public final class Keyring {

    /** Where the key id is in a sealed value, counted as SQL does. */
    public static final int KEY_ID_START = 4;

    public static final int KEY_ID_LENGTH = 8;

    private static final String FORMAT = "q1";
    private static final int MOST_KEYS = 2;

    private final List<SealingKey> keys;

    private Keyring(List<SealingKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads the current key and the previous one, if there is any, set apart by white space or a
     * comma.
     */
    public static Keyring parse(Secret text) {
        var keys =
                Stream.of(text.value().split("[\\s,]+"))
                        .filter(key -> !key.isEmpty())
                        .map(SealingKey::parse)
                        .toList();
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "one sealing key is needed, and a second one while keys are rotated; there are "
                            + keys.size());
        }
        return new Keyring(keys);
    }

    public Set<String> keyIds() {
        return keys.stream().map(SealingKey::id).collect(Collectors.toUnmodifiableSet());
    }

    public String seal(Secret secret, Binding binding) {
        var current = keys.getFirst();
        byte[] sealed = current.encrypt(secret.value().getBytes(StandardCharsets.UTF_8), binding);
        return String.join(
                ":", FORMAT, current.id(), Base64.getUrlEncoder().encodeToString(sealed));
    }

    /**
     * Opens what was sealed with one of these keys for this very place.
     *
     * @throws BrokenSealException if it wasn't
     */
    public Secret open(String sealed, Binding binding) {
        var parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw new BrokenSealException("The " + binding + " is not a sealed value");
        }
        var key = keyOf(parts[1], binding);
        return decode(parts[2])
                .flatMap(bytes -> key.decrypt(bytes, binding))
                .map(plain -> new Secret(new String(plain, StandardCharsets.UTF_8)))
                .orElseThrow(() ->
                        new BrokenSealException(
                                "The %s was altered or moved since key %s sealed it"
                                        .formatted(binding, key.id())));
    }

    /** A key of 32 bytes for another purpose, the same for as long as the current key is. */
    public byte[] derive(String purpose) {
        return keys.getFirst().derive(purpose);
    }

    private SealingKey keyOf(String id, Binding binding) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new BrokenSealException(
                                "The %s is sealed with a key that is not here".formatted(binding)));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
