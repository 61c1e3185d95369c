package io.qgateway.simulator;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.http.Request;
import java.util.List;
import java.util.Map;

/** The page where a person approves a device login. */
record DevicePage(Simulator simulator) {

    Answer show(Request request) {
        var code = escaped(request.parameter("user_code").orElse(""));
        return page(200, form(code));
    }

    private static String form(String code) {
        return """
        <p>A device asks to be signed in. This is a simulator: no real account is involved.</p>
        <form method="post" action="/device">
        <p><label>Code <input name="user_code" value="%s"></label>
        <label>Account <input name="account" placeholder="named after the code"></label></p>
        <button name="decision" value="approve">Approve</button>
        <button name="decision" value="deny">Deny</button>
        </form>
        """
                .formatted(code);
    }

    Answer decide(Request request) {
        var form = new QueryStringDecoder(request.text(), false).parameters();
        var code = first(form, "user_code");
        var found =
                first(form, "decision").equals("deny")
                        ? simulator.denyLogin(code)
                        : simulator.approveLogin(code, account(form, code));
        return found
                ? page(200, "<p>Done. You may close this page.</p>")
                : page(404, "<p>No login waits with this code.</p>");
    }

    private static String account(Map<String, List<String>> form, String code) {
        var account = first(form, "account");
        return account.isEmpty() ? "login-" + code : account;
    }

    private static String first(Map<String, List<String>> form, String field) {
        return form.getOrDefault(field, List.of("")).getFirst();
    }

    private static Answer page(int status, String content) {
        var html =
                """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Simulated sign-in</title>
                <h1>Simulated sign-in</h1>
                %s
                </html>
                """
                        .formatted(content);
        return new Answer.Content(status, "text/html; charset=utf-8", Map.of(), html);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
