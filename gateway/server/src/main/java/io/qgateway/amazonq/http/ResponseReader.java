package io.qgateway.amazonq.http;

import io.qgateway.amazonq.http.ResponseHead.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;

/** Reads the heads of responses and tells how their bodies end. */
final class ResponseReader {

    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_INFORMATIONAL = 10;

    private final ConnectionInput input;
    private boolean persistent;

    ResponseReader(ConnectionInput input) {
        this.input = input;
    }

    /** The head of the next final response; informational ones are passed over. */
    ResponseHead head() throws IOException {
        for (int skipped = 0; skipped < MAX_INFORMATIONAL; skipped++) {
            var head = anyHead();
            if (head.status() == 101) {
                throw new MalformedResponseException("The server switches to another protocol");
            }
            if (head.status() >= 200) {
                return head;
            }
        }
        throw new MalformedResponseException(
                "The server sent " + MAX_INFORMATIONAL + " informational responses in a row");
    }

    /** The body that belongs to a head which was just read. */
    ResponseBody body(ResponseHead head) throws MalformedResponseException {
        if (head.status() == 204 || head.status() == 304) {
            return new LengthBody(input, 0);
        }
        var codings = head.elements("transfer-encoding");
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new MalformedResponseException("Unknown transfer encoding");
            }
            return new ChunkedBody(input);
        }
        var lengths = new HashSet<>(head.elements("content-length"));
        if (lengths.size() > 1) {
            throw new MalformedResponseException("The response has two lengths");
        }
        return lengths.isEmpty()
                ? new UndelimitedBody(input)
                : new LengthBody(input, number(lengths.iterator().next()));
    }

    /** Whether the server will take another request after this one. */
    boolean keepsAlive(ResponseHead head) {
        boolean ambiguous =
                head.first("transfer-encoding").isPresent()
                        && head.first("content-length").isPresent();
        return !ambiguous
                && persistent
                && head.elements("connection").stream().noneMatch("close"::equalsIgnoreCase);
    }

    private ResponseHead anyHead() throws IOException {
        int status = status(input.line(MAX_LINE));
        var headers = new ArrayList<Header>();
        for (String line; !(line = input.line(MAX_LINE)).isEmpty(); ) {
            if (headers.size() == MAX_HEADERS) {
                throw new MalformedResponseException(
                        "The response has more than " + MAX_HEADERS + " headers");
            }
            headers.add(header(line));
        }
        return new ResponseHead(status, headers);
    }

    private int status(String line) throws MalformedResponseException {
        boolean known = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
        boolean whole = line.length() == 12 || line.length() > 12 && line.charAt(12) == ' ';
        if (!known || !whole) {
            throw new MalformedResponseException("The server does not answer in HTTP/1.1");
        }
        persistent = line.charAt(7) == '1';
        return (int) number(line.substring(9, 12));
    }

    private static Header header(String line) throws MalformedResponseException {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.charAt(colon - 1) == ' ' || line.charAt(0) == ' ') {
            throw new MalformedResponseException("A line of the response's head is no header");
        }
        return new Header(
                line.substring(0, colon).toLowerCase(Locale.ROOT),
                line.substring(colon + 1).strip());
    }

    private static long number(String digits) throws MalformedResponseException {
        boolean plain =
                !digits.isEmpty()
                        && digits.length() <= 15
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            throw new MalformedResponseException("The response's head has a bad number");
        }
        return Long.parseLong(digits);
    }
}
