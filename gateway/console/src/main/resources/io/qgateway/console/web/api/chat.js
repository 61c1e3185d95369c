// A conversation with a model, streamed, in the shape of either API.
import { get, send } from './http.js';
import { events } from './sse.js';

const USUAL = 'claude-sonnet-4.5';

export async function listModels() {
    const { models } = await get('/v2/models');
    return models.map(model => model.id);
}

/** The one to begin with. */
export function usualModel(models) {
    return models.includes(USUAL) ? USUAL : models[0] ?? '';
}

export const DIALECTS = {
    openai: { name: 'OpenAI', path: '/v2/chat/test', body: openAiBody, read: readOpenAi },
    anthropic: { name: 'Anthropic', path: '/v2/messages/test', body: anthropicBody, read: readAnthropic },
};

/**
 * Sends a conversation and yields what comes back, as it comes: `{ text }`, `{ thinking }` or
 * `{ usage: { input, output } }`. Throws where the answer breaks off.
 */
export async function* converse(dialect, { account, ...conversation }, abort) {
    const { path, body, read } = DIALECTS[dialect];
    const query = account ? `?account_id=${encodeURIComponent(account)}` : '';
    const response = await send('POST', path + query, body(conversation), { signal: abort });
    yield* read(response);
}

function openAiBody({ model, system, messages }) {
    return {
        model,
        stream: true,
        stream_options: { include_usage: true },
        messages: system ? [{ role: 'system', content: system }, ...messages] : messages,
    };
}

function anthropicBody({ model, system, messages }) {
    return { model, stream: true, max_tokens: 8192, messages, ...(system && { system }) };
}

async function* readOpenAi(response) {
    let whole = false;
    for await (const { data } of events(response)) {
        if (data === '[DONE]') {
            whole = true;
            continue;
        }
        const chunk = JSON.parse(data);
        check(chunk.error);
        const delta = chunk.choices?.[0]?.delta ?? {};
        if (delta.reasoning_content) {
            yield { thinking: delta.reasoning_content };
        }
        if (delta.content) {
            yield { text: delta.content };
        }
        if (chunk.usage) {
            yield { usage: { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens } };
        }
    }
    checkWhole(whole);
}

async function* readAnthropic(response) {
    const usage = {};
    let whole = false;
    for await (const { event, data } of events(response)) {
        const body = JSON.parse(data);
        if (event === 'error') {
            check(body.error);
        } else if (event === 'message_start') {
            usage.input = body.message.usage?.input_tokens;
        } else if (event === 'content_block_delta') {
            yield* blockDelta(body.delta);
        } else if (event === 'message_delta') {
            yield { usage: { ...usage, output: body.usage?.output_tokens } };
        } else if (event === 'message_stop') {
            whole = true;
        }
    }
    checkWhole(whole);
}

function* blockDelta(delta) {
    if (delta.type === 'text_delta') {
        yield { text: delta.text };
    } else if (delta.type === 'thinking_delta') {
        yield { thinking: delta.thinking };
    }
}

function check(error) {
    if (error) {
        throw new Error(error.message);
    }
}

function checkWhole(whole) {
    if (!whole) {
        throw new BrokenOff();
    }
}

/** The stream has ended without its end. */
export class BrokenOff extends Error {}
