package io.qgateway.console;

import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseCookie;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads and writes the admin API's JSON, in its own way whatever its host has configured. May be
 * shared by all threads.
 */
final class Json {

    private static final int LONGEST_BODY = 1 << 20;
    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .build();

    /** The object a request brings; a body without a content type is taken for JSON. */
    Fields fields(ServerRequest request) throws IOException {
        return fields(request, LONGEST_BODY);
    }

    /** The same of a body that may have so many bytes. */
    Fields fields(ServerRequest request, int longest) throws IOException {
        request.headers().contentType().ifPresent(Json::requireJson);
        byte[] body = request.servletRequest().getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is longer than %d bytes; send a shorter one".formatted(longest));
        }
        return new Fields(object(body));
    }

    /** Stored JSON as such, or as a string if it is none. */
    JsonNode stored(String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            return StringNode.valueOf(text);
        }
    }

    ServerResponse answer(Object body) {
        return answer(ServerResponse.ok(), MediaType.APPLICATION_JSON, body);
    }

    ServerResponse answer(Object body, ResponseCookie cookie) {
        var response = ServerResponse.ok().header(HttpHeaders.SET_COOKIE, cookie.toString());
        return answer(response, MediaType.APPLICATION_JSON, body);
    }

    ServerResponse answer(Refusal refusal) {
        var response =
                ServerResponse.status(refusal.status())
                        .headers(headers -> headers.addAll(refusal.headers()));
        return answer(response, MediaType.APPLICATION_PROBLEM_JSON, refusal.problem());
    }

    /** Answers tell of accounts and sessions, so no cache should keep them. */
    private ServerResponse answer(
            ServerResponse.BodyBuilder response, MediaType type, Object body) {
        return response.contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(mapper.writeValueAsBytes(body));
    }

    private static void requireJson(MediaType type) {
        if (!MediaType.APPLICATION_JSON.includes(type) && !ANY_JSON.includes(type)) {
            throw Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body is announced as %s; send JSON with Content-Type: application/json"
                            .formatted(type));
        }
    }

    private ObjectNode object(byte[] body) {
        if (tree(body) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "The body is no JSON object; send one in { }");
    }

    private JsonNode tree(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (StreamConstraintsException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "The body is nested too deep, or a name or number in it is too long; send a simpler one");
        } catch (JacksonException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "The body is not JSON%s; check its quotes, commas and braces"
                            .formatted(position(e)));
        }
    }

    /** Where reading stopped; a character that is none has no place. */
    private static String position(JacksonException problem) {
        var location = problem.getLocation();
        return location == null
                ? ""
                : " from line %d, column %d on"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }
}
