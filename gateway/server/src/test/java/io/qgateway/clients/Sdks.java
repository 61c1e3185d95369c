package io.qgateway.clients;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.qgateway.GatewayRunner;
import java.time.Duration;

/**
 * The official SDKs as their users set them up, except that they try only once: what the gateway
 * does must not hide behind their retries.
 */
record Sdks(OpenAIClient openAi, AnthropicClient anthropic) implements AutoCloseable {

    static final String MODEL = "claude-sonnet-4.5";

    /** Longer than any test may take: running into it is no answer to a test's question. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static Sdks of(GatewayRunner gateway) {
        return withKey(gateway, gateway.key());
    }

    static Sdks withKey(GatewayRunner gateway, String key) {
        var base = gateway.baseUrl().toString();
        return new Sdks(openAi(base + "/v1", key), anthropic(base, key));
    }

    static AnthropicClient anthropic(String baseUrl, String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(key)
                .maxRetries(0)
                .timeout(PATIENCE)
                .build();
    }

    private static OpenAIClient openAi(String baseUrl, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(key)
                .maxRetries(0)
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public void close() {
        openAi.close();
        anthropic.close();
    }
}
