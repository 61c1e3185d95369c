package io.qgateway.settings;

import static io.qgateway.settings.Setting.*;

import io.qgateway.accounts.Secret;
import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.settings.SettingsReading.Mistaken;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads settings once, noting every mistake and going on with the default, so that all of them are
 * told at once.
 */
final class SettingsReader {

    private static final Set<Setting> DECIDE_DEVELOPMENT_MODE =
            EnumSet.of(OPENAI_KEYS, OPENAI_KEYS_FILE, ENABLE_CONSOLE, QGATEWAY_ALLOW_INSECURE);
    private static final int SHORT_KEY = 16;
    private static final int SHORT_PASSWORD = 12;

    private final Map<String, String> environment;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<Setting> mistaken = EnumSet.noneOf(Setting.class);
    private final List<String> warnings = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    SettingsReading read() {
        mistakes.addAll(UnknownNames.in(environment));
        boolean demo = value(QGATEWAY_DEMO, new YesOrNo());
        var access = access();
        var settings =
                new Settings(
                        listener(access),
                        access,
                        value(DATABASE_URL, new DatabaseAddress()),
                        sealingKeys(),
                        outbound(demo),
                        timeLimits(),
                        counting(),
                        models(),
                        lazyPool(),
                        fallback(),
                        demo,
                        warnings);
        return mistakes.isEmpty() ? new Complete(settings) : new Mistaken(mistakes);
    }

    private Access access() {
        var access =
                new Access(
                        value(OPENAI_KEYS, new KeyList()),
                        optional(OPENAI_KEYS_FILE, new FilePath()),
                        consolePassword(),
                        optional(QGATEWAY_INTERNAL_TOKEN, new Token()));
        warnOfWeakKeys(access.apiKeys());
        warnOfWeakPassword(access);
        return access;
    }

    private Optional<Secret> consolePassword() {
        boolean console = value(ENABLE_CONSOLE, new YesOrNo());
        return console ? Optional.of(new Secret(text(ADMIN_PASSWORD))) : Optional.empty();
    }

    private void warnOfWeakKeys(List<Secret> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).value().length() < SHORT_KEY) {
                warnings.add(
                        "OPENAI_KEYS: key %d has fewer than %d characters and could be guessed; make one with openssl rand -hex 24"
                                .formatted(i + 1, SHORT_KEY));
            }
            if (keys.indexOf(keys.get(i)) < i) {
                warnings.add("OPENAI_KEYS: key %d is there twice".formatted(i + 1));
            }
        }
    }

    private void warnOfWeakPassword(Access access) {
        access.consolePassword()
                .filter(password -> password.value().length() < SHORT_PASSWORD)
                .filter(_ -> !access.hasWellKnownPassword())
                .ifPresent(_ ->
                        warnings.add(
                                "ADMIN_PASSWORD has fewer than %d characters and could be guessed; make one with openssl rand -hex 16"
                                        .formatted(SHORT_PASSWORD)));
    }

    private Listener listener(Access access) {
        var listener =
                new Listener(
                        optional(HOST, new HostName()).orElse(defaultHost(access)),
                        value(PORT, new WholeNumber(0, 65_535)),
                        value(QGATEWAY_MAX_BODY, new ByteSize(1 << 10, 1 << 30)));
        boolean permitted = value(QGATEWAY_ALLOW_INSECURE, new YesOrNo()) || listener.loopback();
        if (access.developmentMode()) {
            judgeDevelopmentMode(access, listener.host(), permitted);
        }
        return listener;
    }

    private static String defaultHost(Access access) {
        return access.developmentMode() ? "127.0.0.1" : "0.0.0.0";
    }

    private void judgeDevelopmentMode(Access access, String host, boolean permitted) {
        String why =
                access.open()
                        ? "OPENAI_KEYS is empty, so requests need no key"
                        : "ADMIN_PASSWORD is admin, which everybody knows";
        if (permitted) {
            warnings.add("Development mode on %s: %s".formatted(host, why));
        } else if (Collections.disjoint(mistaken, DECIDE_DEVELOPMENT_MODE)) {
            mistakes.add(
                    new Mistake(
                            HOST + "=" + host,
                            "others can reach this address, and %s; set OPENAI_KEYS and ADMIN_PASSWORD, or leave HOST out to serve this machine alone, or permit it with QGATEWAY_ALLOW_INSECURE=true"
                                    .formatted(why)));
        }
    }

    private Optional<SealingKeys> sealingKeys() {
        var previous = optional(QGATEWAY_SEALING_KEY_PREVIOUS, new Base64Key());
        if (previous.isPresent() && text(QGATEWAY_SEALING_KEY).isEmpty()) {
            mistakes.add(
                    new Mistake(
                            QGATEWAY_SEALING_KEY_PREVIOUS + "=***",
                            "there is no QGATEWAY_SEALING_KEY that it precedes; set that too"));
        }
        return optional(QGATEWAY_SEALING_KEY, new Base64Key())
                .map(current -> new SealingKeys(current, previous));
    }

    private Outbound outbound(boolean demo) {
        return new Outbound(
                new Endpoints(
                        endpoint(QGATEWAY_UPSTREAM_ENDPOINT, demo),
                        endpoint(QGATEWAY_OIDC_ENDPOINT, demo)),
                optional(HTTP_PROXY, new ProxyUrl()),
                noProxy(),
                value(QGATEWAY_UPSTREAM_BUFFER_SIZE, new ByteSize(1 << 10, 1 << 20)),
                value(QGATEWAY_UPSTREAM_MAX_CONNECTIONS, new WholeNumber(1, 1_000_000)));
    }

    private Optional<URI> endpoint(Setting setting, boolean demo) {
        var url = optional(setting, new BaseUrl());
        if (demo && url.isPresent()) {
            mistakes.add(
                    Mistake.in(
                            setting,
                            text(setting),
                            "the demo brings its own; leave out this or the demo"));
        }
        url.filter(SettingsReader::isUnencrypted)
                .ifPresent(_ -> warnings.add(setting + " sends tokens unencrypted; use https"));
        return url;
    }

    private static boolean isUnencrypted(URI url) {
        return url.getScheme().equalsIgnoreCase("http")
                && !new Listener(url.getHost().replaceAll("[\\[\\]]", ""), 0, 0).loopback();
    }

    private List<String> noProxy() {
        return Stream.of(text(NO_PROXY).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private TimeLimits timeLimits() {
        var span = new TimeSpan();
        return new TimeLimits(
                value(QGATEWAY_CONNECT_TIMEOUT, span),
                value(QGATEWAY_FIRST_EVENT_TIMEOUT, span),
                value(QGATEWAY_IDLE_TIMEOUT, span),
                value(QGATEWAY_PING_INTERVAL, span),
                value(QGATEWAY_CLIENT_TIMEOUT, span),
                optional(QGATEWAY_DRAIN_DELAY, span).orElse(Duration.ZERO),
                value(QGATEWAY_DRAIN_TIMEOUT, span));
    }

    private Counting counting() {
        return new Counting(
                value(MAX_ERROR_COUNT, new WholeNumber(1, 1_000_000)),
                value(TOKEN_COUNT_MULTIPLIER, new Factor(100)),
                value(QGATEWAY_USAGE_INTERVAL, new TimeSpan()));
    }

    private Models models() {
        return new Models(
                optional(MODEL_FALLBACK, new AnyText()),
                value(MODEL_ALIASES, new AliasList()),
                value(QGATEWAY_MODEL_REFRESH_INTERVAL, new TimeSpan()));
    }

    private Optional<LazyPool> lazyPool() {
        var pool =
                new LazyPool(
                        value(LAZY_ACCOUNT_POOL_SIZE, new WholeNumber(0, 1_000_000)),
                        value(LAZY_ACCOUNT_POOL_REFRESH_OFFSET, new WholeNumber(0, 1_000_000)),
                        value(LAZY_ACCOUNT_POOL_ORDER_BY, new OneOf<>(LazyPool.OrderBy.class)),
                        value(LAZY_ACCOUNT_POOL_ORDER_DESC, new YesOrNo()));
        boolean enabled = value(LAZY_ACCOUNT_POOL_ENABLED, new YesOrNo());
        return enabled ? Optional.of(pool) : Optional.empty();
    }

    private Optional<Fallback> fallback() {
        var url = optional(QGATEWAY_FALLBACK_URL, new BaseUrl());
        var key = text(QGATEWAY_FALLBACK_KEY);
        if (url.isEmpty() && !key.isEmpty()) {
            warnings.add("QGATEWAY_FALLBACK_KEY has no effect without QGATEWAY_FALLBACK_URL");
        }
        url.filter(SettingsReader::isUnencrypted)
                .ifPresent(_ ->
                        warnings.add("QGATEWAY_FALLBACK_URL sends prompts unencrypted; use https"));
        return url.map(base ->
                new Fallback(
                        base, key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key))));
    }

    private String text(Setting setting) {
        String given = environment.getOrDefault(setting.name(), "");
        String text = setting == ADMIN_PASSWORD ? given : given.strip();
        return text.isEmpty() ? setting.fallback() : text;
    }

    private <T> T value(Setting setting, Format<T> format) {
        try {
            return format.parse(text(setting));
        } catch (UnusableValueException e) {
            note(setting, e);
            return fallback(setting, format);
        }
    }

    private static <T> T fallback(Setting setting, Format<T> format) {
        try {
            return format.parse(setting.fallback());
        } catch (UnusableValueException e) {
            throw new IllegalStateException("The default of " + setting + " is unusable", e);
        }
    }

    private <T> Optional<T> optional(Setting setting, Format<T> format) {
        String text = text(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.parse(text));
        } catch (UnusableValueException e) {
            note(setting, e);
            return Optional.empty();
        }
    }

    private void note(Setting setting, UnusableValueException problem) {
        mistaken.add(setting);
        mistakes.add(Mistake.in(setting, text(setting), problem.expectation()));
    }
}
