// The list of accounts. What it shows is in the address, so that it can be kept and shared.
import { html, useEffect, useState } from '../view.js';
import { number, t } from '../i18n/i18n.js';
import { listAccounts } from '../api/accounts.js';
import { readStats } from '../api/stats.js';
import { Button, LinkButton } from '../parts/button.js';
import { SelectField } from '../parts/field.js';
import { Icon } from '../parts/icon.js';
import { Empty, Loaded } from '../parts/notice.js';
import { Pager } from '../parts/pager.js';
import { Page } from '../parts/page.js';
import { SEARCHABLE, stateName } from '../parts/state.js';
import { href, replace, route } from '../state/route.js';
import { useLoad } from '../state/load.js';
import { AccountTable } from './accounttable.js';
import { SelectionBar, selectNone } from './selection.js';
import { TestRun, startTestRun, testRun } from './testrun.js';

const EVERY = 10;
const SIZE = 50;
const TYPING = 250;
const DEFAULTS = { q: '', state: '', sort: 'created_at', order: 'desc', page: 1 };

export function AccountsPage() {
    const view = viewOf(route.value.query);
    const load = useLoad(JSON.stringify(view), () => listAccounts({ ...view, size: SIZE }), EVERY);
    const show = change => replace(addressOf({ ...view, page: 1, ...change }));
    useEffect(selectNone, [JSON.stringify(view)]);
    const isFiltered = view.q !== '' || view.state !== '';
    return html`
        <${Page} title=${t('nav.accounts')} actions=${html`
            <${Button} onClick=${() => startTestRun(view, load.data.value?.total ?? 0)}
                disabled=${!load.data.value?.total || testRun.value?.running}>
                ${t(isFiltered ? 'accounts.testThese' : 'accounts.testAll')}
            <//>
            <${LinkButton} kind="primary" icon="add" href=${href('/add')}>${t('add.title')}<//>`}>
            <${TestRun} />
            <${Filters} view=${view} show=${show} />
            <${SelectionBar} reload=${() => load.again()} />
            <${Loaded} load=${load} lines=${8}>${({ accounts, total }) => total === 0
                ? html`<${Nothing} isFiltered=${isFiltered} />`
                : html`
                    <${AccountTable} accounts=${accounts} view=${view} show=${show} reload=${() => load.again()} />
                    <${Pager} page=${view.page} size=${SIZE} total=${total} onPage=${page => show({ page })} />`}
            <//>
        <//>`;
}

function viewOf(query) {
    return {
        q: query.get('q') ?? DEFAULTS.q,
        state: query.get('state') ?? DEFAULTS.state,
        sort: query.get('sort') ?? DEFAULTS.sort,
        order: query.get('order') ?? DEFAULTS.order,
        page: Math.max(1, Number.parseInt(query.get('page'), 10) || DEFAULTS.page),
    };
}

/** Says only what is not as usual. */
function addressOf(view) {
    const unusual = Object.entries(view).filter(([name, value]) => value !== DEFAULTS[name]);
    return href('/accounts', Object.fromEntries(unusual));
}

function Filters({ view, show }) {
    const counts = useLoad('stats', readStats, EVERY).data.value?.accounts.by_state ?? {};
    const count = state => counts[state] ? ` (${number(counts[state])})` : '';
    const states = SEARCHABLE.map(state => [state, stateName(state) + count(state)]);
    const several = view.state.includes(',') ? [[view.state, t('accounts.severalStates')]] : [];
    return html`
        <div class="filters" role="search">
            <${Search} q=${view.q} onSearch=${q => show({ q })} />
            <${SelectField} label=${t('accounts.state')} hideLabel value=${view.state}
                options=${[['', t('accounts.everyState')], ...several, ...states]}
                onChange=${state => show({ state })} />
            <div class="phone-only">
                <${SelectField} label=${t('accounts.order')} hideLabel value=${`${view.sort} ${view.order}`}
                    options=${ORDERS.map(([sort, order, name]) => [`${sort} ${order}`, t(`order.${name}`)])}
                    onChange=${value => { const [sort, order] = value.split(' '); show({ sort, order }); }} />
            </div>
        </div>`;
}

/** On a phone there are no column headings to sort by. */
const ORDERS = [
    ['created_at', 'desc', 'newest'],
    ['created_at', 'asc', 'oldest'],
    ['label', 'asc', 'label'],
    ['success_count', 'desc', 'successes'],
    ['error_count', 'desc', 'errors'],
    ['expires_at', 'asc', 'expiry'],
];

/** Searches once the typing pauses. */
function Search({ q, onSearch }) {
    const [text, setText] = useState(q);
    useEffect(() => setText(q), [q]);
    useEffect(() => {
        if (text === q) {
            return undefined;
        }
        const timer = setTimeout(() => onSearch(text), TYPING);
        return () => clearTimeout(timer);
    }, [text]);
    return html`
        <label class="search">
            <span class="hidden-label">${t('accounts.search')}</span>
            <${Icon} name="search" />
            <input type="search" class="input" placeholder=${t('accounts.search')} value=${text}
                onInput=${event => setText(event.currentTarget.value)} />
        </label>`;
}

function Nothing({ isFiltered }) {
    return isFiltered
        ? html`
            <${Empty} title=${t('accounts.noMatch')} text=${t('accounts.noMatchText')}>
                <${LinkButton} href=${href('/accounts')}>${t('accounts.showAll')}<//>
            <//>`
        : html`
            <${Empty} title=${t('accounts.none')} text=${t('accounts.noneText')}>
                <${LinkButton} kind="primary" href=${href('/add/login')}>${t('add.login.title')}<//>
                <${LinkButton} href=${href('/add/import')}>${t('add.import.title')}<//>
            <//>`;
}
