package io.qgateway.console;

import io.qgateway.console.LoginResult.Granted;
import io.qgateway.console.LoginResult.TooEarly;
import io.qgateway.console.LoginResult.WrongPassword;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers login requests, with the seed's members in refusals too. */
final class LoginHandler {

    private static final String WELCOME = "Login successful";

    private final Login login;
    private final Sessions sessions;
    private final Json json;

    LoginHandler(Login login, Sessions sessions, Json json) {
        this.login = login;
        this.sessions = sessions;
        this.json = json;
    }

    ServerResponse login(ServerRequest request) throws IOException {
        var fields = json.fields(request);
        var password = new Concealed(fields.requiredText("password"));
        var cookie = fields.flag("cookie").orElse(false);
        fields.check();
        return switch (login.attempt(client(request), password)) {
            case Granted(var token) ->
                    cookie
                            ? inCookie(token, request, fields.warnings())
                            : json.answer(
                                    new LoginJson(true, WELCOME, token, null, fields.warnings()));
            case WrongPassword() -> throw refusal(HttpStatus.UNAUTHORIZED, "Invalid password");
            case TooEarly(var wait) -> throw tooEarly(wait);
        };
    }

    /** For browsers: the token stays out of reach of the page's scripts. */
    private ServerResponse inCookie(String token, ServerRequest request, List<String> warnings) {
        var csrfToken = sessions.find(token).map(Session::csrfToken).orElseThrow();
        return json.answer(
                new LoginJson(true, WELCOME, null, csrfToken.text(), warnings),
                SessionCookie.of(token, request));
    }

    private static InetAddress client(ServerRequest request) {
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static Refusal tooEarly(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many wrong passwords; try again in %d s".formatted(seconds))
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static Refusal refusal(HttpStatus status, String message) {
        return Refusal.of(status, message).with(Map.of("success", false, "message", message));
    }
}
