// Accounts as the rows of a table; on a phone each row is a card.
import { html } from '../view.js';
import { number, shortNumber, t } from '../i18n/i18n.js';
import { milliseconds } from '../i18n/times.js';
import { managerOf, nameOf } from '../api/accounts.js';
import { Switch } from '../parts/field.js';
import { Icon } from '../parts/icon.js';
import { Menu } from '../parts/menu.js';
import { Meter } from '../parts/chart.js';
import { Standing } from '../parts/state.js';
import { Ago, Countdown } from '../parts/time.js';
import { go, href } from '../state/route.js';
import { askToDelete, refresh, setEnabled, test } from './accountactions.js';
import { SelectBox, select, selection } from './selection.js';
import { results } from './testrun.js';

/** `[name, what the server sorts by, which end comes first]` */
const COLUMNS = [
    ['account', 'label', 'asc'],
    ['state', 'state', 'asc'],
    ['token', 'expires_at', 'asc'],
    ['usage'],
    ['requests', 'success_count', 'desc'],
    ['refreshed', 'last_refresh_time', 'desc'],
];

export function AccountTable({ accounts, view, show, reload }) {
    const hasUsage = accounts.some(account => account.usage);
    const columns = COLUMNS.filter(([name]) => name !== 'usage' || hasUsage);
    return html`
        <div class="table-frame">
            <table class="accounts">
                <caption class="hidden-label">${t('nav.accounts')}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="select"><${SelectPage} accounts=${accounts} /></th>
                        ${columns.map(([name, sort, first]) => html`
                            <${Heading} key=${name} name=${name} sort=${sort} first=${first} view=${view} show=${show} />`)}
                        <th scope="col"><span class="hidden-label">${t('column.actions')}</span></th>
                    </tr>
                </thead>
                <tbody>
                    ${accounts.map(account => html`
                        <${Row} key=${account.id} account=${account} hasUsage=${hasUsage} reload=${reload} />`)}
                </tbody>
            </table>
        </div>`;
}

/** Chooses all accounts of the page that can be changed here. */
function SelectPage({ accounts }) {
    const ids = accounts.filter(account => managerOf(account) === '').map(account => account.id);
    const chosen = ids.filter(id => selection.value.has(id)).length;
    return html`
        <${SelectBox} label=${t('selection.all')} checked=${chosen > 0 && chosen === ids.length}
            some=${chosen > 0 && chosen < ids.length} onChange=${isChosen => select(ids, isChosen)} />`;
}

function Heading({ name, sort, first, view, show }) {
    if (!sort) {
        return html`<th scope="col">${t(`column.${name}`)}</th>`;
    }
    const isSorted = view.sort === sort;
    const isDescending = isSorted && view.order === 'desc';
    const next = isSorted ? (isDescending ? 'asc' : 'desc') : first;
    return html`
        <th scope="col" aria-sort=${isSorted ? (isDescending ? 'descending' : 'ascending') : undefined}>
            <button type="button" class="sort" onClick=${() => show({ sort, order: next })}>
                ${t(`column.${name}`)}${isSorted && html`<${Icon} name=${isDescending ? 'down' : 'up'} />`}
            </button>
        </th>`;
}

function Row({ account, hasUsage, reload }) {
    const name = nameOf(account);
    const address = href(`/accounts/${account.id}`);
    const manager = managerOf(account);
    return html`
        <tr data-account=${account.id}>
            <td class="select">
                ${!manager && html`<${SelectBox} label=${t('selection.one', { name })} checked=${selection.value.has(account.id)}
                    onChange=${isChosen => select([account.id], isChosen)} />`}
            </td>
            <th scope="row">
                <a class="row-name" href=${address}>${name}</a>
                <span class="row-note">
                    ${manager ? html`<${Icon} name="lock" />${t('account.managedBy', { name: manager })}` : account.id.slice(0, 8)}
                </span>
            </th>
            <td data-label=${t('column.state')}>
                <${Standing} account=${account} />
                <${TestResult} id=${account.id} />
            </td>
            <td data-label=${t('column.token')}><${Expiries} account=${account} /></td>
            ${hasUsage && html`<td data-label=${t('column.usage')}><${Usage} usage=${account.usage} /></td>`}
            <td data-label=${t('column.requests')}><${Counts} account=${account} /></td>
            <td data-label=${t('column.refreshed')}><${LastRefresh} account=${account} /></td>
            <td class="row-actions">
                <${Switch} label=${t('account.enabledOf', { name })} checked=${account.enabled} disabled=${Boolean(manager)}
                    onChange=${enabled => setEnabled(account, enabled).then(reload)} />
                <${Menu} label=${t('account.actionsOf', { name })} items=${[
                    { text: t('action.test'), onClick: () => test(account).then(reload) },
                    { text: t('action.ask'), onClick: () => go(href('/playground', { account: account.id })) },
                    !manager && { text: t('action.refresh'), onClick: () => refresh(account).then(reload) },
                    !manager && { text: t('action.edit'), onClick: () => go(href(`/accounts/${account.id}/edit`)) },
                    !manager && { text: t('action.delete'), danger: true, onClick: () => askToDelete(account).then(reload) },
                ]} />
            </td>
        </tr>`;
}

function TestResult({ id }) {
    const result = results.value.get(id);
    if (!result) {
        return null;
    }
    return html`
        <span class="test-result ${result.ok ? 'good' : 'bad'}" title=${result.ok ? undefined : result.detail}>
            <${Icon} name=${result.ok ? 'check' : 'close'} />
            <span>${result.ok ? milliseconds(result.duration_ms) : result.detail}</span>
        </span>`;
}

function Unknown() {
    return html`<span class="faint" aria-hidden="true">–</span><span class="hidden-label">${t('time.unknown')}</span>`;
}

/** When the access token and the registration of the client end. */
export function Expiries({ account }) {
    if (!account.expiresAt) {
        return html`<${Unknown} />`;
    }
    return html`
        <${Countdown} date=${account.expiresAt} />
        ${account.registrationExpiresAt && html`
            <span class="row-note">${t('account.registration')} <${Countdown} date=${account.registrationExpiresAt} /></span>`}`;
}

export function Usage({ usage }) {
    if (!usage) {
        return html`<${Unknown} />`;
    }
    const text = t('account.usedOf', { used: shortNumber(usage.used), limit: shortNumber(usage.limit) });
    return html`<${Meter} value=${usage.used} max=${usage.limit} label=${text} /><span class="row-note">${text}</span>`;
}

function Counts({ account }) {
    return html`
        <span class="counts" title=${t('account.counts', { good: number(account.success_count), bad: number(account.error_count) })}>
            <span><span class="hidden-label">${t('account.successes')} </span>${shortNumber(account.success_count)}</span>
            ${account.error_count > 0 && html`
                <span class="row-note bad-text">${t('account.errors', { count: account.error_count })}</span>`}
        </span>`;
}

export function LastRefresh({ account }) {
    if (!account.lastRefreshAt) {
        return html`<span class="faint">${t('time.never')}</span>`;
    }
    return html`
        <${Ago} date=${account.lastRefreshAt} />
        ${account.last_refresh_status === 'failed' && html`<span class="row-note bad-text">${t('account.refreshFailed')}</span>`}`;
}
