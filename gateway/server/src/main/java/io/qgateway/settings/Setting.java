package io.qgateway.settings;

/**
 * Every setting there is, under the name of its environment variable. The reader, the mistakes and
 * docs/configuration.md all go by this table.
 */
enum Setting {
    HOST(
            "",
            "0.0.0.0",
            Shown.WHOLE,
            "The address to listen on. Unset, it is `127.0.0.1` in development mode and `0.0.0.0` otherwise."),
    PORT("8000", "8080", Shown.WHOLE, "The port to listen on; `0` takes any free one."),
    OPENAI_KEYS(
            "",
            "4f2c0d9be1a74386,9c31f7aa02de4b5f",
            Shown.NEVER,
            "The API keys that clients may use, separated by commas. Empty is development mode: no key is asked for."),
    OPENAI_KEYS_FILE(
            "",
            "/run/secrets/openai-keys",
            Shown.WHOLE,
            "A file with more API keys, separated by commas or line ends; read again every 10 seconds."),
    ADMIN_PASSWORD(
            "admin",
            "correct-horse-battery",
            Shown.NEVER,
            "The password of the admin API. `admin` is development mode while the console is on."),
    ENABLE_CONSOLE("true", "false", Shown.WHOLE, "Whether there is an admin API."),
    QGATEWAY_INTERNAL_TOKEN(
            "",
            "0f8c2b5a9d1e47638ac1",
            Shown.NEVER,
            "What the console of a cluster shows to have accounts tested and prompts answered below `/internal`, at least 16 characters. Empty, those paths do not exist."),
    DATABASE_URL(
            "",
            "postgres://user:password@db.example.com:5432/qgateway?sslmode=require",
            Shown.SCHEME,
            "The database of the accounts: `postgres://…`, `postgresql://…` or `mysql://…`. Empty, it is `data.sqlite3` in the working directory."),
    MAX_ERROR_COUNT(
            "100", "50", Shown.WHOLE, "How many errors in a row take an account out of service."),
    LAZY_ACCOUNT_POOL_ENABLED(
            "false",
            "true",
            Shown.WHOLE,
            "Whether only the first accounts of an order are used, instead of all."),
    LAZY_ACCOUNT_POOL_SIZE(
            "20",
            "5",
            Shown.WHOLE,
            "How many usable accounts a lazy pool uses; `0` uses all of them."),
    LAZY_ACCOUNT_POOL_REFRESH_OFFSET(
            "10",
            "3",
            Shown.WHOLE,
            "How many more accounts of a lazy pool have their tokens kept fresh, to step in."),
    LAZY_ACCOUNT_POOL_ORDER_BY(
            "created_at",
            "success_count",
            Shown.WHOLE,
            "What a lazy pool is ordered by: `created_at`, `id` or `success_count`."),
    LAZY_ACCOUNT_POOL_ORDER_DESC(
            "false",
            "true",
            Shown.WHOLE,
            "Whether a lazy pool begins with the last of that order."),
    TOKEN_COUNT_MULTIPLIER(
            "1.0",
            "1.5",
            Shown.WHOLE,
            "Multiplies the answers of `/v1/messages/count_tokens` and the input tokens of `/v1/messages`."),
    MODEL_FALLBACK(
            "",
            "claude-sonnet-4.5",
            Shown.WHOLE,
            "The model that answers requests for one that no account has; their answers name it. Unset, they get 404 with the nearest name."),
    MODEL_ALIASES(
            "",
            "gpt-4o=claude-sonnet-4.5,claude-3-5-haiku-20241022=claude-haiku-4.5",
            Shown.WHOLE,
            "More names for models, as pairs `name=model` separated by commas."),
    HTTP_PROXY(
            "",
            "http://user:password@proxy.example.com:3128",
            Shown.SCHEME,
            "The proxy for calls to the upstream and the identity provider. Special characters in user and password are percent-encoded."),
    NO_PROXY(
            "",
            "example.com,.internal",
            Shown.WHOLE,
            "Hosts that are called without the proxy, with everything below them; `*` means all. Loopback always is."),
    QGATEWAY_UPSTREAM_ENDPOINT(
            "",
            "http://127.0.0.1:9000",
            Shown.SCHEME,
            "The base URL of the upstream, in place of the one of the account's region."),
    QGATEWAY_OIDC_ENDPOINT(
            "",
            "http://127.0.0.1:9000",
            Shown.SCHEME,
            "The base URL of the identity provider, in place of the one of the account's region."),
    QGATEWAY_FALLBACK_URL(
            "",
            "https://llm.example.com",
            Shown.SCHEME,
            "An OpenAI- or Anthropic-compatible backend that is sent a request as it came when no account can serve it; the request's path is appended."),
    QGATEWAY_FALLBACK_KEY(
            "",
            "sk-4f2c0d9be1a74386",
            Shown.NEVER,
            "The API key for that backend. It never gets to see the keys of clients."),
    QGATEWAY_SEALING_KEY(
            "",
            "$(openssl rand -base64 32)",
            Shown.NEVER,
            "The key that seals tokens in the database: 32 bytes in Base64. Unset, a key is kept in `qgateway.key` in the working directory."),
    QGATEWAY_SEALING_KEY_PREVIOUS(
            "", "", Shown.NEVER, "The key before that one, still accepted for what it has sealed."),
    QGATEWAY_ALLOW_INSECURE(
            "false",
            "true",
            Shown.WHOLE,
            "Permits development mode on an address that others can reach."),
    QGATEWAY_DEMO(
            "false",
            "true",
            Shown.WHOLE,
            "Starts a simulated upstream beside the gateway; so does the argument `--demo`."),
    QGATEWAY_CONNECT_TIMEOUT(
            "5s", "2s", Shown.WHOLE, "How long connecting to the upstream may take."),
    QGATEWAY_FIRST_EVENT_TIMEOUT(
            "60s",
            "90s",
            Shown.WHOLE,
            "How long the upstream may think before an answer begins, all attempts together."),
    QGATEWAY_IDLE_TIMEOUT(
            "120s",
            "5m",
            Shown.WHOLE,
            "How long the upstream may be silent once an answer has begun."),
    QGATEWAY_PING_INTERVAL(
            "10s",
            "5s",
            Shown.WHOLE,
            "How long a client waits in silence before it gets a sign of life."),
    QGATEWAY_CLIENT_TIMEOUT(
            "30s",
            "10s",
            Shown.WHOLE,
            "How long a client may take nothing of what it is sent, or send nothing of its request."),
    QGATEWAY_DRAIN_DELAY(
            "",
            "5s",
            Shown.WHOLE,
            "How long new requests are still taken on shutdown, while `/readyz` says no: as long as load balancers need to notice. Unset, not at all."),
    QGATEWAY_DRAIN_TIMEOUT(
            "300s", "30s", Shown.WHOLE, "How long answers under way may take to end on shutdown."),
    QGATEWAY_MODEL_REFRESH_INTERVAL(
            "1h",
            "15m",
            Shown.WHOLE,
            "How often each account is asked for its models, give or take a fifth."),
    QGATEWAY_USAGE_INTERVAL(
            "15m",
            "1h",
            Shown.WHOLE,
            "How often the upstream is asked how much of each account's quota is used, all gateways together."),
    QGATEWAY_MAX_BODY("32MB", "8MB", Shown.WHOLE, "The largest request body that is read."),
    QGATEWAY_UPSTREAM_BUFFER_SIZE(
            "2KB",
            "8KB",
            Shown.WHOLE,
            "The read buffer of each upstream connection; it counts twice per stream."),
    QGATEWAY_UPSTREAM_MAX_CONNECTIONS(
            "10000",
            "2000",
            Shown.WHOLE,
            "How many upstream connections may be open at once, which is how many answers may be under way.");

    /** How much of a value a message may repeat. */
    enum Shown {
        WHOLE,
        /** The part of a URL before its {@code ://}; behind it there may be a password. */
        SCHEME,
        NEVER
    }

    private final String fallback;
    private final String example;
    private final Shown shown;
    private final String meaning;

    Setting(String fallback, String example, Shown shown, String meaning) {
        this.fallback = fallback;
        this.example = example;
        this.shown = shown;
        this.meaning = meaning;
    }

    /** What is read when the variable is missing or empty; empty where that has its own meaning. */
    String fallback() {
        return fallback;
    }

    String example() {
        return example;
    }

    Shown shown() {
        return shown;
    }

    String meaning() {
        return meaning;
    }
}
