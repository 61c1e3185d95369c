// Many accounts at once, from a text or a file, with a report on each line.
import { html, useState } from '../view.js';
import { t } from '../i18n/i18n.js';
import { feedAccounts, findAccount } from '../api/accounts.js';
import { Button, LinkButton } from '../parts/button.js';
import { TextField } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { StateBadge } from '../parts/state.js';
import { href } from '../state/route.js';
import { BackToAccounts } from './back.js';
import { readFeed } from './feed.js';

const CHUNK = 100;
const LOOK_EVERY = 2000;
const SHOWN = 200;

export function ImportPage() {
    const [text, setText] = useState('');
    const [report, setReport] = useState();
    const lines = readFeed(text);
    const good = lines.filter(line => line.account);
    const bad = lines.length - good.length;
    const send = () => hand(lines, setReport);
    return html`
        <${Page} title=${t('add.import.title')} lead=${t('import.lead')} back=${html`<${BackToAccounts} />`}>
            ${report
                ? html`<${Report} report=${report} onAgain=${() => { setText(''); setReport(undefined); }} />`
                : html`
                    <${Card}>
                        <${Source} text=${text} onText=${setText} />
                        ${lines.length > 0 && html`
                            <p role="status">${t('import.found', { good: good.length, bad })}</p>`}
                        ${bad > 0 && html`<${Problems} lines=${lines} />`}
                        <div class="actions">
                            <${Button} kind="primary" disabled=${good.length === 0} onClick=${send}>
                                ${t('import.action', { count: good.length })}
                            <//>
                            <${LinkButton} kind="quiet" href=${href('/accounts')}>${t('action.cancel')}<//>
                        </div>
                    <//>
                    <${Formats} />`}
        <//>`;
}

/** A field to paste into; a file can be dropped on it or chosen. */
function Source({ text, onText }) {
    const read = async file => file && onText(await file.text());
    const drop = event => {
        if (event.dataTransfer.files.length > 0) {
            event.preventDefault();
            read(event.dataTransfer.files[0]);
        }
    };
    return html`
        <div onDragOver=${event => event.preventDefault()} onDrop=${drop}>
            <${TextField} mono rows=${10} name="feed" label=${t('import.text')} hint=${t('import.hint')} value=${text}
                onInput=${onText} spellcheck=${false} autocomplete="off" />
        </div>
        <label class="button plain file">
            <input type="file" accept=".json,.jsonl,.ndjson,.txt,application/json" class="hidden-label"
                onChange=${event => read(event.currentTarget.files[0])} />
            <span>${t('import.file')}</span>
        </label>`;
}

function Problems({ lines }) {
    return html`
        <${Notice} kind="wait" title=${t('import.leftOut')}>
            <ul class="plain-list">
                ${lines.filter(line => line.problem).slice(0, SHOWN).map(line => html`
                    <li key=${line.number}>${t('import.line', { number: line.number })}: ${t(`feed.${line.problem}`, line)}</li>`)}
            </ul>
        <//>`;
}

function Formats() {
    return html`
        <${Card} title=${t('import.formats')}>
            <p class="hint">${t('import.formatsText')}</p>
            <pre class="json" tabindex="0" aria-label=${t('import.formats')}>${EXAMPLE}</pre>
        <//>`;
}

const EXAMPLE = `{"label": "alice", "clientId": "…", "clientSecret": "…", "refreshToken": "…"}
{"label": "bob", "clientId": "…", "clientSecret": "…", "refreshToken": "…"}`;

/** Sends the good lines and follows what becomes of each. */
async function hand(lines, show) {
    const entries = lines.map(line => ({ ...line, status: line.problem ? 'rejected' : 'waiting' }));
    const update = () => show(entries.map(entry => ({ ...entry })));
    update();
    const waiting = entries.filter(entry => entry.account);
    for (let start = 0; start < waiting.length; start += CHUNK) {
        await sendChunk(waiting.slice(start, start + CHUNK));
        update();
    }
    await follow(waiting.filter(entry => entry.id), update);
}

async function sendChunk(chunk) {
    try {
        const { results } = await feedAccounts(chunk.map(entry => entry.account));
        results.forEach(({ index, ok, id, problems }) => Object.assign(chunk[index], ok
            ? { id, status: 'checking' }
            : { status: 'rejected', detail: problems.map(({ field, problem }) => `${field} ${problem}`).join('; ') }));
    } catch (failure) {
        chunk.forEach(entry => Object.assign(entry, { status: 'rejected', detail: failure.message }));
    }
}

/** Asks for each account until its check is over; they are checked a few at a time. */
async function follow(entries, update) {
    let open = entries;
    while (open.length > 0) {
        await new Promise(resolve => setTimeout(resolve, LOOK_EVERY));
        for (const entry of open.slice(0, CHUNK)) {
            await look(entry);
        }
        open = open.filter(entry => entry.status === 'checking');
        update();
    }
}

async function look(entry) {
    try {
        const account = await findAccount(entry.id);
        if (account.enabled) {
            Object.assign(entry, { status: 'good', state: account.state });
        } else if (account.other?.failedReason) {
            Object.assign(entry, { status: 'bad', detail: reasonOf(account.other) });
        }
    } catch (failure) {
        Object.assign(entry, { status: 'bad', detail: failure.message });
    }
}

function reasonOf({ failedReason, failedDetail }) {
    return failedDetail ? `${failedReason}: ${failedDetail}` : failedReason;
}

function Report({ report, onAgain }) {
    const count = status => report.filter(entry => entry.status === status).length;
    const open = count('waiting') + count('checking');
    return html`
        <${Card} title=${t('import.report')}>
            <p role="status">${t(open > 0 ? 'import.running' : 'import.over', {
                open, good: count('good'), bad: count('bad') + count('rejected'),
            })}</p>
            <progress max=${report.length} value=${report.length - open} aria-label=${t('import.report')}></progress>
            <div class="table-frame">
                <table class="report">
                    <thead>
                        <tr>
                            <th scope="col">${t('import.lineNumber')}</th>
                            <th scope="col">${t('column.account')}</th>
                            <th scope="col">${t('import.outcome')}</th>
                        </tr>
                    </thead>
                    <tbody>${report.slice(0, SHOWN).map(entry => html`<${ReportRow} key=${entry.number} entry=${entry} />`)}</tbody>
                </table>
            </div>
            ${report.length > SHOWN && html`<p class="hint">${t('import.more', { count: report.length - SHOWN })}</p>`}
            <div class="actions">
                <${LinkButton} kind="primary" href=${href('/accounts')}>${t('nav.accounts')}<//>
                <${Button} kind="quiet" disabled=${open > 0} onClick=${onAgain}>${t('import.again')}<//>
            </div>
        <//>`;
}

const BADGES = { waiting: 'off', checking: 'away', good: 'good', bad: 'bad', rejected: 'bad' };

function ReportRow({ entry }) {
    const { number, label, id, status, state, detail, problem } = entry;
    const name = label || id?.slice(0, 8) || '–';
    return html`
        <tr data-status=${status}>
            <td>${number}</td>
            <td>${id ? html`<a href=${href(`/accounts/${id}`)}>${name}</a>` : name}</td>
            <td>
                ${state
                    ? html`<${StateBadge} state=${state} />`
                    : html`<span class="badge ${BADGES[status]}"><span class="dot"></span>${t(`import.${status}`)}</span>`}
                ${(problem || detail) && html`<span class="row-note">${problem ? t(`feed.${problem}`, entry) : detail}</span>`}
            </td>
        </tr>`;
}
