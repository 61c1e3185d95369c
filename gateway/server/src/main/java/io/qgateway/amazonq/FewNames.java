package io.qgateway.amazonq;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Passes event types on as long as they are few and look like identifiers, and {@code other}
 * beyond: the upstream must not be able to fill a registry of metrics.
 */
final class FewNames implements UnknownEvents {

    private static final int FEW = 32;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final UnknownEvents receiver;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    FewNames(UnknownEvents receiver) {
        this.receiver = receiver;
    }

    @Override
    public void seen(String eventType) {
        receiver.seen(isWelcome(eventType) ? eventType : "other");
    }

    private boolean isWelcome(String name) {
        if (names.contains(name)) {
            return true;
        }
        return names.size() < FEW && IDENTIFIER.matcher(name).matches() && names.add(name);
    }
}
