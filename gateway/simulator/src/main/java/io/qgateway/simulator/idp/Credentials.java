package io.qgateway.simulator.idp;

/** What a client of an account holds. */
public record Credentials(
        String clientId, String clientSecret, String refreshToken, String accessToken) {

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
