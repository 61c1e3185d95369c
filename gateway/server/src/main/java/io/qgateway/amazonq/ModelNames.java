package io.qgateway.amazonq;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The upstream's names for models. Anthropic's dated and dashed names mean the same models under
 * another spelling; any other name is the upstream's to know or refuse, and none is ever exchanged
 * for another model.
 */
public final class ModelNames {

    private static final Pattern ANTHROPIC =
            Pattern.compile("claude-(sonnet|haiku|opus)-(\\d)(?:[-.](\\d{1,2}))?(?:-\\d{8})?");

    private ModelNames() {}

    /** What the upstream calls a model that a client asks for. */
    public static String upstreamId(String model) {
        Matcher name = ANTHROPIC.matcher(model.toLowerCase(Locale.ROOT));
        if (!name.matches()) {
            return model;
        }
        String family = "claude-" + name.group(1) + "-" + name.group(2);
        String minor = name.group(3);
        return minor == null || minor.equals("0") ? family : family + "." + minor;
    }
}
