// Reads a stream of server-sent events.

/** The events of a response, each with its `event` name and its `data`. */
export async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    try {
        for (;;) {
            const { value, done } = await reader.read();
            if (done) {
                return;
            }
            const blocks = (rest + value).split(/\r?\n\r?\n/);
            rest = blocks.pop();
            yield* blocks.map(parsed).filter(event => event.data !== '');
        }
    } finally {
        reader.cancel().catch(() => {});
    }
}

function parsed(block) {
    const event = { event: 'message', data: '' };
    for (const line of block.split(/\r?\n/)) {
        const [, field, value] = line.match(/^(event|data): ?(.*)$/s) ?? [];
        if (field === 'event') {
            event.event = value;
        } else if (field === 'data') {
            event.data += event.data ? `\n${value}` : value;
        }
    }
    return event;
}
