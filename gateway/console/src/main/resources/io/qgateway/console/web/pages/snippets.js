// Lines that make a client talk to this gateway. Each takes the address, a key and a model.

export const SNIPPETS = {
    claudeCode: {
        title: 'Claude Code',
        parts: [
            {
                title: 'Shell',
                text: ({ url, key, model }) => `export ANTHROPIC_BASE_URL=${url}
export ANTHROPIC_AUTH_TOKEN=${key}
export ANTHROPIC_MODEL=${model}
claude`,
            },
            {
                title: '~/.claude/settings.json',
                text: ({ url, key, model }) => JSON.stringify({
                    env: { ANTHROPIC_BASE_URL: url, ANTHROPIC_AUTH_TOKEN: key, ANTHROPIC_MODEL: model },
                }, null, 2),
            },
        ],
    },
    codex: {
        title: 'Codex',
        parts: [
            {
                title: '~/.codex/config.toml',
                text: ({ url, model }) => `model = "${model}"
model_provider = "qgateway"

[model_providers.qgateway]
name = "qgateway"
base_url = "${url}/v1"
env_key = "QGATEWAY_API_KEY"
wire_api = "responses"`,
            },
            {
                title: 'Shell',
                text: ({ key }) => `export QGATEWAY_API_KEY=${key}
codex`,
            },
        ],
    },
    python: {
        title: 'Python',
        parts: [
            {
                title: 'openai',
                text: ({ url, key, model }) => `from openai import OpenAI

client = OpenAI(base_url="${url}/v1", api_key="${key}")
stream = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Hello"}],
    stream=True,
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)`,
            },
            {
                title: 'anthropic',
                text: ({ url, key, model }) => `from anthropic import Anthropic

client = Anthropic(base_url="${url}", api_key="${key}")
with client.messages.stream(
    model="${model}",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Hello"}],
) as stream:
    for text in stream.text_stream:
        print(text, end="", flush=True)`,
            },
        ],
    },
    node: {
        title: 'Node.js',
        parts: [
            {
                title: 'openai',
                text: ({ url, key, model }) => `import OpenAI from 'openai';

const client = new OpenAI({ baseURL: '${url}/v1', apiKey: '${key}' });
const stream = await client.chat.completions.create({
    model: '${model}',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
});
for await (const chunk of stream) {
    process.stdout.write(chunk.choices[0]?.delta?.content ?? '');
}`,
            },
            {
                title: '@anthropic-ai/sdk',
                text: ({ url, key, model }) => `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: '${url}', apiKey: '${key}' });
const stream = client.messages.stream({
    model: '${model}',
    max_tokens: 1024,
    messages: [{ role: 'user', content: 'Hello' }],
});
stream.on('text', text => process.stdout.write(text));
await stream.finalMessage();`,
            },
        ],
    },
    java: {
        title: 'Java',
        parts: [
            {
                title: 'openai-java',
                text: ({ url, key, model }) => `OpenAIClient client = OpenAIOkHttpClient.builder()
        .baseUrl("${url}/v1")
        .apiKey("${key}")
        .build();
ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
        .model("${model}")
        .addUserMessage("Hello")
        .build();
try (var stream = client.chat().completions().createStreaming(params)) {
    stream.stream()
            .flatMap(chunk -> chunk.choices().stream())
            .flatMap(choice -> choice.delta().content().stream())
            .forEach(System.out::print);
}`,
            },
            {
                title: 'anthropic-java',
                text: ({ url, key, model }) => `AnthropicClient client = AnthropicOkHttpClient.builder()
        .baseUrl("${url}")
        .apiKey("${key}")
        .build();
MessageCreateParams params = MessageCreateParams.builder()
        .model("${model}")
        .maxTokens(1024)
        .addUserMessage("Hello")
        .build();
try (var stream = client.messages().createStreaming(params)) {
    stream.stream()
            .flatMap(event -> event.contentBlockDelta().stream())
            .flatMap(delta -> delta.delta().text().stream())
            .forEach(text -> System.out.print(text.text()));
}`,
            },
        ],
    },
    curl: {
        title: 'curl',
        parts: [
            {
                title: 'OpenAI',
                text: ({ url, key, model }) => `curl -N ${url}/v1/chat/completions \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"model":"${model}","stream":true,"messages":[{"role":"user","content":"Hello"}]}'`,
            },
            {
                title: 'Anthropic',
                text: ({ url, key, model }) => `curl -N ${url}/v1/messages \\
  -H 'x-api-key: ${key}' \\
  -H 'anthropic-version: 2023-06-01' \\
  -H 'Content-Type: application/json' \\
  -d '{"model":"${model}","max_tokens":1024,"stream":true,"messages":[{"role":"user","content":"Hello"}]}'`,
            },
        ],
    },
};
