// Several accounts of the list, chosen to do one thing to all of them.
import { html, signal } from '../view.js';
import { number, t } from '../i18n/i18n.js';
import { doToAll } from '../api/accounts.js';
import { Button } from '../parts/button.js';
import { confirm } from '../parts/dialog.js';
import { attempt, warn } from '../state/toasts.js';

/** The ids of those that are chosen. */
export const selection = signal(new Set());

export function select(ids, isChosen) {
    const next = new Set(selection.value);
    ids.forEach(id => isChosen ? next.add(id) : next.delete(id));
    selection.value = next;
}

export function selectNone() {
    if (selection.value.size > 0) {
        selection.value = new Set();
    }
}

/** A box to choose by. `some` is for a box that stands for several, of which not all are chosen. */
export function SelectBox({ label, checked, some, onChange }) {
    return html`
        <label class="select-box">
            <input type="checkbox" aria-label=${label} checked=${checked} indeterminate=${some}
                onChange=${event => onChange(event.currentTarget.checked)} />
        </label>`;
}

const ACTIONS = ['enable', 'disable', 'refresh', 'delete'];

/** What can be done to those that are chosen, while there are any. */
export function SelectionBar({ reload }) {
    const count = selection.value.size;
    if (count === 0) {
        return null;
    }
    return html`
        <section class="selection-bar" aria-label=${t('selection.label')}>
            <p role="status">${t('selection.count', { count })}</p>
            <div class="actions">
                ${ACTIONS.map(action => html`
                    <${Button} key=${action} kind=${action === 'delete' ? 'danger' : 'plain'} data-test=${`all-${action}`}
                        onClick=${() => act(action).then(reload)}>${t(`action.${action}`)}<//>`)}
                <${Button} kind="quiet" onClick=${async () => selectNone()}>${t('selection.none')}<//>
            </div>
        </section>`;
}

async function act(action) {
    const ids = [...selection.value];
    if (action === 'delete' && !await isAgreed(ids.length)) {
        return;
    }
    await attempt(async () => {
        const { done, failed, results } = await doToAll(action, ids);
        select(results.filter(result => result.ok).map(result => result.id), false);
        if (failed > 0) {
            warn(t('selection.failed', { done, failed, problem: results.find(result => !result.ok).problem }));
        }
        return { done, failed };
    }, ({ done, failed }) => failed === 0 && t('selection.done', { done: number(done), count: done }));
}

function isAgreed(count) {
    return confirm({
        title: t('selection.deleteTitle', { count }),
        text: t('selection.deleteText'),
        action: t('action.delete'),
        danger: true,
    });
}
