package io.qgateway.accounts.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where people begin to log in: AWS Builder ID's page, or that of an IAM Identity Center. */
public record StartUrl(String value) {

    private static final String BUILDER_ID_HOST = "view.awsapps.com";
    private static final String BUILDER_ID_PAGE = "https://" + BUILDER_ID_HOST + "/start";
    private static final int LONGEST = 300;
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(awsapps\\.com|app\\.aws)");

    /** For everybody with an AWS Builder ID. */
    public static final StartUrl BUILDER_ID = new StartUrl(BUILDER_ID_PAGE);

    public StartUrl {
        if (value.length() > LONGEST || !isStartPage(value)) {
            throw new IllegalArgumentException(
                    "Not a start URL such as %s or https://d-1234567890.awsapps.com/start: '%s'"
                            .formatted(BUILDER_ID_PAGE, shortened(value)));
        }
    }

    /** Whether people log in with an AWS Builder ID here, not with what their company gave them. */
    public boolean isBuilderId() {
        return BUILDER_ID_HOST.equalsIgnoreCase(URI.create(value).getHost());
    }

    private static boolean isStartPage(String text) {
        try {
            var uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() == -1
                    && uri.getQuery() == null
                    && HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
