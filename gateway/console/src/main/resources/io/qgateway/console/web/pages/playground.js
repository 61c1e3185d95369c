// A conversation with a model through the pool or one account, streamed in the shape of either API.
import { html, signal, useEffect, useRef, useState } from '../view.js';
import { number, t } from '../i18n/i18n.js';
import { milliseconds } from '../i18n/times.js';
import { findAccount, nameOf } from '../api/accounts.js';
import { BrokenOff, DIALECTS, converse, listModels, usualModel } from '../api/chat.js';
import { Button } from '../parts/button.js';
import { Segments, SelectField, TextField } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { Prose } from '../parts/prose.js';
import { href, replace, route } from '../state/route.js';
import { useLoad } from '../state/load.js';

/** Kept while the console is open, also when another page is looked at. */
const turns = signal([]);
const settings = signal({ dialect: 'openai', model: '', system: '' });

export function PlaygroundPage() {
    const account = route.value.query.get('account') ?? '';
    const [asking, setAsking] = useState();
    const models = useLoad('models', listModels);
    const { dialect, system } = settings.value;
    const model = settings.value.model || usualModel(models.data.value ?? []);
    const set = name => value => { settings.value = { ...settings.value, [name]: value }; };

    useEffect(() => () => asking?.abort(), [asking]);
    const ask = async text => {
        const abort = new AbortController();
        setAsking(abort);
        await answer(text, { dialect, model, system, account }, abort.signal);
        setAsking(undefined);
    };
    return html`
        <${Page} title=${t('nav.playground')} lead=${t('playground.lead')} actions=${turns.value.length > 0 && html`
            <${Button} disabled=${asking} onClick=${() => { turns.value = []; }}>${t('playground.clear')}<//>`}>
            <div class="playground">
                <aside class="playground-settings card" aria-label=${t('playground.settings')}>
                    <${Segments} label=${t('playground.api')} value=${dialect} onChange=${set('dialect')}
                        options=${Object.entries(DIALECTS).map(([key, { name }]) => [key, name])} />
                    <${SelectField} label=${t('connect.model')} value=${model} onChange=${set('model')} name="model"
                        options=${(models.data.value ?? []).map(name => [name, name])} />
                    ${models.error.value && html`<p class="bad-text" role="alert">${models.error.value.message}</p>`}
                    <${Through} account=${account} />
                    <details class="more" open=${system !== ''}>
                        <summary>${t('playground.system')}</summary>
                        <${TextField} rows=${4} label=${t('playground.systemText')} value=${system} onInput=${set('system')} />
                    </details>
                </aside>
                <div class="playground-talk">
                    <${Conversation} turns=${turns.value} />
                    <${Prompt} disabled=${!model} asking=${asking} onAsk=${ask} />
                </div>
            </div>
        <//>`;
}

/** Says which account answers, when it isn't any. */
function Through({ account }) {
    const load = useLoad(account, async () => account && findAccount(account));
    if (!account) {
        return html`<p class="hint">${t('playground.anyAccount')}</p>`;
    }
    return html`
        <p class="through">
            ${t('playground.through')}${' '}
            <a href=${href(`/accounts/${account}`)}>${load.data.value ? nameOf(load.data.value) : account.slice(0, 8)}</a>
            <${Button} kind="quiet" onClick=${() => replace(href('/playground'))}>${t('playground.useAny')}<//>
        </p>`;
}

/** Asks and lets the answer grow, with what it took. */
async function answer(text, { dialect, account, ...wish }, abort) {
    const before = answered(turns.value);
    turns.value = [...turns.value, { role: 'user', text }, { role: 'assistant', text: '', dialect, running: true }];
    const started = performance.now();
    const change = update => {
        turns.value = [...turns.value.slice(0, -1), { ...turns.value.at(-1), ...update(turns.value.at(-1)) }];
    };
    const messages = [...before, { role: 'user', text }].map(({ role, text: content }) => ({ role, content }));
    try {
        for await (const piece of converse(dialect, { ...wish, account, messages }, abort)) {
            change(turn => grown(turn, piece, performance.now() - started));
        }
    } catch (failure) {
        change(() => ended(failure));
    }
    change(() => ({ running: false, took: performance.now() - started }));
}

/** What the model is told of the conversation so far: not the questions that got no answer. */
function answered(all) {
    const isLost = turn => turn?.role === 'assistant' && (turn.error !== undefined || turn.text === '');
    return all.filter((turn, index) => !isLost(turn) && !isLost(all[index + 1]));
}

function grown(turn, piece, elapsed) {
    const firstAfter = turn.firstAfter ?? (piece.usage ? undefined : elapsed);
    return {
        firstAfter,
        text: turn.text + (piece.text ?? ''),
        thinking: (turn.thinking ?? '') + (piece.thinking ?? ''),
        usage: piece.usage ?? turn.usage,
    };
}

function ended(failure) {
    if (failure.name === 'AbortError') {
        return { stopped: true };
    }
    return { error: failure instanceof BrokenOff ? t('playground.brokenOff') : failure.message };
}

function Conversation({ turns: shown }) {
    const end = useRef(null);
    const length = shown.reduce((sum, turn) => sum + turn.text.length, shown.length);
    useEffect(() => {
        if (shown.length > 0) {
            end.current.scrollIntoView({ block: 'nearest' });
        }
    }, [length]);
    return html`
        <div class="conversation" role="log" aria-label=${t('playground.conversation')}
            aria-busy=${shown.at(-1)?.running === true}>
            ${shown.length === 0 && html`<p class="conversation-empty">${t('playground.empty')}</p>`}
            ${shown.map((turn, index) => html`<${Turn} key=${index} turn=${turn} />`)}
            <div ref=${end}></div>
        </div>`;
}

function Turn({ turn }) {
    const { role, text, thinking, running, error, stopped } = turn;
    return html`
        <article class="turn ${role}" data-running=${running ? 'true' : undefined}>
            <p class="turn-role">${role === 'user' ? t('playground.you') : DIALECTS[turn.dialect].name}</p>
            ${thinking && html`
                <details class="thinking"><summary>${t('playground.thinking')}</summary><p>${thinking}</p></details>`}
            ${running && !text && !thinking ? html`<p class="typing" aria-hidden="true"><i></i><i></i><i></i></p>` : html`<${Prose} text=${text} />`}
            ${error && html`<${Notice} kind="bad" role="alert"><p>${error}</p><//>`}
            ${stopped && html`<p class="hint">${t('playground.stopped')}</p>`}
            ${role === 'assistant' && !running && html`<${Cost} turn=${turn} />`}
        </article>`;
}

/** How long it took and how many tokens. */
function Cost({ turn: { firstAfter, took, usage } }) {
    const parts = [
        firstAfter !== undefined && t('playground.firstAfter', { time: milliseconds(firstAfter) }),
        took !== undefined && t('playground.took', { time: milliseconds(took) }),
        usage?.input !== undefined && t('playground.tokens', { input: number(usage.input), output: number(usage.output ?? 0) }),
    ];
    return html`<p class="turn-cost">${parts.filter(Boolean).join(' · ')}</p>`;
}

function Prompt({ disabled, asking, onAsk }) {
    const [text, setText] = useState('');
    const send = event => {
        event.preventDefault();
        if (text.trim() && !asking && !disabled) {
            setText('');
            onAsk(text.trim());
        }
    };
    const sendOnEnter = event => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            send(event);
        }
    };
    return html`
        <form class="prompt" onSubmit=${send}>
            <label class="hidden-label" for="prompt">${t('playground.prompt')}</label>
            <textarea id="prompt" name="prompt" class="input" rows="3" placeholder=${t('playground.placeholder')}
                value=${text} onInput=${event => setText(event.currentTarget.value)} onKeyDown=${sendOnEnter} />
            ${asking
                ? html`<${Button} icon="stop" onClick=${() => asking.abort()}>${t('action.stop')}<//>`
                : html`<${Button} kind="primary" icon="send" disabled=${disabled || !text.trim()}>${t('action.send')}<//>`}
        </form>`;
}
