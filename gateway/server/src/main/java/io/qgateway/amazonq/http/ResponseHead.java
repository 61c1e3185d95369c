package io.qgateway.amazonq.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A response's status and headers, in their order. */
public record ResponseHead(int status, List<Header> headers) {

    /**
     * A header as it came, without the space around its value.
     *
     * @param name in lower case
     */
    public record Header(String name, String value) {}

    public ResponseHead {
        headers = List.copyOf(headers);
    }

    /**
     * The first value of a header.
     *
     * @param name in lower case
     */
    public Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    /** All elements of a header that is a comma-separated list. */
    List<String> elements(String name) {
        var elements = new ArrayList<String>();
        for (Header header : headers) {
            if (header.name().equals(name)) {
                for (String element : header.value().split(",", -1)) {
                    elements.add(element.strip());
                }
            }
        }
        return elements;
    }
}
