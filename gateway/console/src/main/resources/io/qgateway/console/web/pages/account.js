// One account: how it stands and why, what it holds, and what can be done with it.
import { html } from '../view.js';
import { number, t } from '../i18n/i18n.js';
import { moment } from '../i18n/times.js';
import { findAccount, managerOf, nameOf, resourceOf } from '../api/accounts.js';
import { Button, LinkButton } from '../parts/button.js';
import { CopyButton } from '../parts/code.js';
import { Loaded, Notice } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { NEEDS_LOGIN, STATES, Standing, explain } from '../parts/state.js';
import { Ago, Countdown } from '../parts/time.js';
import { go, href } from '../state/route.js';
import { useLoad } from '../state/load.js';
import { askToDelete, refresh, setEnabled, test } from './accountactions.js';
import { LastRefresh, Usage } from './accounttable.js';
import { BackToAccounts } from './back.js';

const EVERY = 5;

export function AccountPage({ id }) {
    const load = useLoad(id, () => findAccount(id), EVERY);
    const account = load.data.value;
    const actions = account && html`<${Actions} account=${account} reload=${() => load.again()} />`;
    return html`
        <${Page} title=${account ? nameOf(account) : t('account.title')} back=${html`<${BackToAccounts} />`} actions=${actions}>
            <${Loaded} load=${load} lines=${8}>${loaded => html`
                <${Managed} account=${loaded} />
                <${Explanation} account=${loaded} />
                <div class="pile">
                    <${Tokens} account=${loaded} />
                    <${Use} account=${loaded} />
                    <${Origin} account=${loaded} />
                    <${Other} other=${loaded.other} />
                </div>`}
            <//>
        <//>`;
}

function Actions({ account, reload }) {
    const isManaged = managerOf(account) !== '';
    const leaveWhenGone = async () => {
        if (await askToDelete(account)) {
            go(href('/accounts'));
        }
    };
    return html`
        <${Button} data-test="test" onClick=${() => test(account).then(reload)}>${t('action.test')}<//>
        <${LinkButton} data-test="ask" href=${href('/playground', { account: account.id })}>${t('action.ask')}<//>
        ${!isManaged && html`
            <${Button} data-test="refresh" onClick=${() => refresh(account).then(reload)}>${t('action.refresh')}<//>
            <${Button} data-test="enable" onClick=${() => setEnabled(account, !account.enabled).then(reload)}>
                ${t(account.enabled ? 'action.disable' : 'action.enable')}
            <//>
            <${LinkButton} data-test="edit" href=${href(`/accounts/${account.id}/edit`)}>${t('action.edit')}<//>
            <${Button} kind="danger" data-test="delete" onClick=${leaveWhenGone}>${t('action.delete')}<//>`}`;
}

function Managed({ account }) {
    const name = managerOf(account);
    const resource = resourceOf(account);
    return name && html`
        <${Notice} title=${t('managed.title', { name })}>
            <p>${resource ? t('managed.text', resource) : t('managed.readOnly')}</p>
        <//>`;
}

/** The state in words: what has happened, and who ends it how. */
function Explanation({ account }) {
    const { what, todo } = explain(account);
    return html`
        <${Card} kind=${`explanation ${STATES[account.state] ?? 'off'}`}>
            <${Standing} account=${account} />
            <p>${what}</p>
            ${account.message && html`<p class="hint mono">${account.message}</p>`}
            ${todo && html`<p class="todo">${todo}</p>`}
            ${needsLogin(account) && html`
                <div class="actions">
                    <${LinkButton} kind="primary" icon="device" data-test="log-in"
                        href=${href('/add/login', { account: account.id })}>${t('action.logIn')}<//>
                </div>`}
        <//>`;
}

/** Whether a login of a person ends its state. */
function needsLogin(account) {
    return managerOf(account) === '' && NEEDS_LOGIN.includes(account.state);
}

function Tokens({ account }) {
    return html`
        <${Card} title=${t('account.tokens')}>
            <dl class="facts">
                <${Fact} name="token">${account.expiresAt ? html`<${Countdown} date=${account.expiresAt} />` : t('time.unknown')}<//>
                ${account.registrationExpiresAt && html`
                    <${Fact} name="registration"><${Countdown} date=${account.registrationExpiresAt} /><//>`}
                <${Fact} name="refreshed"><${LastRefresh} account=${account} /><//>
                <${Fact} name="refreshToken">${t(account.refreshToken ? 'account.held' : 'account.notHeld')}<//>
                <${Fact} name="clientSecret">${t(account.clientSecret ? 'account.held' : 'account.notHeld')}<//>
            </dl>
        <//>`;
}

function Use({ account }) {
    return html`
        <${Card} title=${t('account.use')}>
            <dl class="facts">
                <${Fact} name="successes">${number(account.success_count)}<//>
                <${Fact} name="errorCount">
                    <span class=${account.error_count > 0 ? 'bad-text' : ''}>${number(account.error_count)}</span>
                <//>
                ${account.usage && html`
                    <${Fact} name="usage"><${Usage} usage=${account.usage} /><//>`}
                ${account.usage?.resetsAt && html`
                    <${Fact} name="resets"><${Countdown} date=${account.usage.resetsAt} warnAt=${0} /><//>`}
                ${account.weight !== undefined && html`<${Fact} name="weight">${number(account.weight)}<//>`}
                ${account.max_concurrency && html`<${Fact} name="concurrency">${number(account.max_concurrency)}<//>`}
            </dl>
        <//>`;
}

function Origin({ account }) {
    return html`
        <${Card} title=${t('account.origin')}>
            <dl class="facts">
                <${Fact} name="id">
                    <code>${account.id}</code> <${CopyButton} text=${account.id} label=${t('copy.of', { name: t('fact.id') })} />
                <//>
                <${Fact} name="clientId"><code>${account.clientId || t('account.notHeld')}</code><//>
                ${account.region && html`<${Fact} name="region"><code>${account.region}</code><//>`}
                ${account.profile_arn && html`<${Fact} name="profile"><code>${account.profile_arn}</code><//>`}
                <${Fact} name="created">${account.createdAt && html`<span title=${moment(account.createdAt)}><${Ago} date=${account.createdAt} /></span>`}<//>
                <${Fact} name="updated">${account.updatedAt && html`<${Ago} date=${account.updatedAt} />`}<//>
            </dl>
        <//>`;
}

/** What clients of the API keep with the account. */
function Other({ other }) {
    return other && html`
        <${Card} title=${t('account.other')}>
            <pre class="json" tabindex="0" aria-label=${t('account.other')}>${JSON.stringify(other, null, 2)}</pre>
        <//>`;
}

function Fact({ name, children }) {
    return html`<div><dt>${t(`fact.${name}`)}</dt><dd>${children}</dd></div>`;
}
