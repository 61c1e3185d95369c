package io.qgateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An absolute http or https URL that paths are appended to; it is returned without a last slash.
 */
record BaseUrl() implements Format<URI> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public URI parse(String text) throws UnusableValueException {
        var url = url(text);
        if (url.getScheme() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                || url.getHost() == null
                || url.getPort() > 65_535) {
            throw unusable();
        }
        if (url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new UnusableValueException("must be without user, ? and #");
        }
        return url;
    }

    private static URI url(String text) throws UnusableValueException {
        try {
            return new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw unusable();
        }
    }

    private static UnusableValueException unusable() {
        return new UnusableValueException(
                "must be a base URL of the form http://host[:port][/path] or https://host[:port][/path]");
    }
}
