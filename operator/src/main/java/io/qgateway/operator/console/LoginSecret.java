package io.qgateway.operator.console;

import io.qgateway.console.Concealed;
import io.qgateway.console.FieldProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Secret of a login that somebody brings: what has to be in it, and what it is called. */
final class LoginSecret {

    private static final List<String> KEYS = List.of("clientId", "clientSecret", "refreshToken");

    private LoginSecret() {}

    /** What is missing; nobody can complete a login later, since nobody here can read it. */
    static List<FieldProblem> problems(Map<String, Concealed> login) {
        return KEYS.stream()
                .filter(key -> !login.containsKey(key) || login.get(key).text().isBlank())
                .map(key ->
                        new FieldProblem(
                                key,
                                "is missing, and the operator needs it to get tokens",
                                "it together with %s, or start a device login"
                                        .formatted(String.join(", ", others(key)))))
                .toList();
    }

    private static List<String> others(String key) {
        return KEYS.stream().filter(other -> !other.equals(key)).toList();
    }

    static Map<String, String> data(Map<String, Concealed> login) {
        var data = new HashMap<String, String>();
        login.forEach((key, value) -> data.put(key, value.text().strip()));
        return data;
    }

    /** Another one each time: a Secret with a login can be created here, and not changed. */
    static String nameFor(String account) {
        return account + "-login-" + Resources.suffix();
    }
}
