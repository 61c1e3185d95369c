package io.qgateway.accounts.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key for AES-256-GCM. Its id tells it from others and nothing about it. */
final class SealingKey {

    static final int LENGTH = 32;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final SecretKey key;

    private SealingKey(byte[] bytes) {
        this.id = idOf(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** Reads a key from Base64, of either alphabet. */
    static SealingKey parse(String text) {
        byte[] bytes = decode(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a sealing key is %d bytes in Base64, this one has %d"
                            .formatted(LENGTH, bytes.length));
        }
        return new SealingKey(bytes);
    }

    /** A fresh key as {@link #parse} reads it. */
    static String random() {
        return Base64.getEncoder().encodeToString(randomBytes(LENGTH));
    }

    String id() {
        return id;
    }

    byte[] encrypt(byte[] plain, Binding binding) {
        byte[] nonce = randomBytes(NONCE_LENGTH);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, binding).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK can't encrypt with AES-GCM", e);
        }
    }

    /** Returns nothing for what wasn't encrypted with this key and binding. */
    Optional<byte[]> decrypt(byte[] sealed, Binding binding) {
        if (sealed.length < NONCE_LENGTH + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_LENGTH];
        byte[] encrypted = new byte[sealed.length - NONCE_LENGTH];
        buffer.get(nonce).get(encrypted);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, binding).doFinal(encrypted));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK can't decrypt with AES-GCM", e);
        }
    }

    byte[] derive(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Binding binding) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding.bytes());
        return cipher;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            // Without the cause: it would quote the key.
            throw new IllegalArgumentException(
                    "a sealing key is %d bytes in Base64, this one is not Base64"
                            .formatted(LENGTH));
        }
    }

    private static String idOf(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
