// Testing many accounts, a few at a time, with how far it is.
import { html, signal } from '../view.js';
import { t } from '../i18n/i18n.js';
import { listAccounts, nameOf, testAccount } from '../api/accounts.js';
import { Button, IconButton } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { href } from '../state/route.js';

const AT_ONCE = 4;
const PAGE = 500;
const SHOWN_FAILURES = 5;

/** The run under way or the last one: `{ total, good, failed: [{ account, error }], running, error }`. */
export const testRun = signal(undefined);

/** What tests have shown since the console was opened, by account. */
export const results = signal(new Map());

export function keepResult(id, result) {
    results.value = new Map(results.value).set(id, result);
}

/** Tests all accounts that a view of the list shows, on all its pages, once somebody has agreed. */
export async function startTestRun(view, total) {
    const yes = await confirm({
        title: t('testRun.title', { total }),
        text: t('testRun.text'),
        action: t('testRun.start'),
    });
    if (yes) {
        testRun.value = { total, good: 0, failed: [], running: true };
        await run(view);
    }
}

async function run(view) {
    try {
        const queue = (await accountsOf(view)).values();
        await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
    } catch (error) {
        update({ error: error.message });
    }
    update({ running: false });
}

/** All of them before the first test: what a test finds may take an account out of the view. */
async function accountsOf(view) {
    const found = [];
    for (let page = 1; testRun.value.running; page++) {
        const { accounts, total } = await listAccounts({ ...view, page, size: PAGE });
        found.push(...accounts.map(({ id, label }) => ({ id, label })));
        if (accounts.length === 0 || page * PAGE >= total) {
            break;
        }
    }
    update({ total: found.length });
    return found;
}

/** The queue is shared: each account is taken by one worker. */
async function work(queue) {
    for (const account of queue) {
        if (!testRun.value.running) {
            return;
        }
        const result = await testAccount(account.id);
        keepResult(account.id, result);
        const { good, failed } = testRun.value;
        update(result.ok ? { good: good + 1 } : { failed: [...failed, { account, error: result.detail }] });
    }
}

function update(change) {
    testRun.value = { ...testRun.value, ...change };
}

/** How the run is going, while there is one to tell of. */
export function TestRun() {
    const current = testRun.value;
    if (!current) {
        return null;
    }
    const { total, good, failed, running, error } = current;
    const done = good + failed.length;
    return html`
        <section class="card test-run" aria-label=${t('testRun.label')}>
            <div class="test-run-head">
                <p role="status">
                    ${t(running ? 'testRun.progress' : 'testRun.done', { done, total, good, failed: failed.length })}
                </p>
                ${running
                    ? html`<${Button} onClick=${() => update({ running: false })}>${t('action.stop')}<//>`
                    : html`<${IconButton} icon="close" label=${t('action.dismiss')} onClick=${() => { testRun.value = undefined; }} />`}
            </div>
            <progress max=${Math.max(1, total)} value=${done} aria-label=${t('testRun.label')}></progress>
            ${error && html`<p class="bad-text" role="alert">${error}</p>`}
            ${failed.length > 0 && html`
                <ul class="rows">
                    ${failed.slice(0, SHOWN_FAILURES).map(({ account, error: why }) => html`
                        <li key=${account.id}>
                            <a class="row-name" href=${href(`/accounts/${account.id}`)}>${nameOf(account)}</a>
                            <span class="hint">${why}</span>
                        </li>`)}
                </ul>`}
            ${failed.length > SHOWN_FAILURES && html`
                <p class="hint">${t('testRun.more', { count: failed.length - SHOWN_FAILURES })}</p>`}
        </section>`;
}
