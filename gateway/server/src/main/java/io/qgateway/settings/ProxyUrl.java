package io.qgateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A proxy of the form {@code http://[user:password@]host:port}. */
record ProxyUrl() implements Format<HttpProxy> {

    private static final String FORM = "must be of the form http://[user:password@]host:port";
    private static final Pattern LOGIN = Pattern.compile("[^:]+:.+");

    @Override
    public HttpProxy parse(String text) throws UnusableValueException {
        if (text.toLowerCase(Locale.ROOT).startsWith("socks")) {
            throw new UnusableValueException("SOCKS proxies can't be used; " + FORM);
        }
        var url = url(text);
        boolean sound =
                "http".equalsIgnoreCase(url.getScheme())
                        && url.getHost() != null
                        && url.getPort() > 0
                        && url.getPort() <= 65_535
                        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && loginIsWhole(url);
        if (!sound) {
            throw unusable();
        }
        return new HttpProxy(url);
    }

    private static URI url(String text) throws UnusableValueException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unusable();
        }
    }

    private static boolean loginIsWhole(URI url) {
        return url.getRawUserInfo() == null || LOGIN.matcher(url.getRawUserInfo()).matches();
    }

    private static UnusableValueException unusable() {
        return new UnusableValueException(FORM);
    }
}
