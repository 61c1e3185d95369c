package io.qgateway.simulator.idp;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes up tokens, secrets and codes. */
final class Secrets {

    /** Letters that people do not take for each other, or for a word. */
    private static final String USER_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int BYTES = 24;
    private static final int HALF_A_USER_CODE = 4;

    private final SecureRandom random = new SecureRandom();

    String accessToken() {
        return secret("aoaAAAAA");
    }

    String refreshToken() {
        return secret("aorAAAAA");
    }

    String secret(String prefix) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String userCode() {
        return letters() + "-" + letters();
    }

    private String letters() {
        var letters = new StringBuilder();
        for (var i = 0; i < HALF_A_USER_CODE; i++) {
            letters.append(USER_CODE_LETTERS.charAt(random.nextInt(USER_CODE_LETTERS.length())));
        }
        return letters.toString();
    }
}
