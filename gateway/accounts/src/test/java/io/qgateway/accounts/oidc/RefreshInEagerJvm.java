package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;

/** Another process: refreshes once at an endpoint and says what became of it. */
final class RefreshInEagerJvm {

    private RefreshInEagerJvm() {}

    public static void main(String[] args) throws InterruptedException {
        var oidc =
                new HttpOidc(
                        Optional.of(URI.create(args[0])),
                        HttpClient.Builder.NO_PROXY,
                        OidcTimeouts.usual());
        var registration =
                new Registration("us-east-1", "client-1", new Secret("s"), Optional.empty());
        var answer = oidc.refresh(registration, new Secret("refresh-1"));
        System.out.println(answer.getClass().getSimpleName());
    }
}
