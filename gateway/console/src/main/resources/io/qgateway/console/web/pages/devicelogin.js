// A device login: ask for a code, have it approved on Amazon's page, and see it happen here.
import { html, useEffect, useState } from '../view.js';
import { hasText, t } from '../i18n/i18n.js';
import { cancelLogin, isOver, loginStatus, startLogin } from '../api/logins.js';
import { Button, LinkButton } from '../parts/button.js';
import { CopyButton } from '../parts/code.js';
import { Switch, TextField } from '../parts/field.js';
import { Icon } from '../parts/icon.js';
import { Failure, Notice } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { QrCode } from '../parts/qr.js';
import { Countdown } from '../parts/time.js';
import { href, route } from '../state/route.js';
import { BackToAccounts } from './back.js';

const LOOK_EVERY = 2000;

/** Where a login under way is kept, so that leaving the page doesn't lose it. */
const STORED = 'qgateway.login';

export function DeviceLoginPage() {
    const account = route.value.query.get('account') ?? '';
    const [login, setLogin] = useState(() => stored(account));
    const begin = next => {
        sessionStorage.setItem(STORED, JSON.stringify(next));
        setLogin(next);
    };
    const forget = () => {
        sessionStorage.removeItem(STORED);
        setLogin(undefined);
    };
    return html`
        <${Page} title=${t(account ? 'login.again' : 'add.login.title')} lead=${t('device.lead')}
            back=${html`<${BackToAccounts} />`}>
            ${login
                ? html`<${Progress} login=${login} key=${login.authId} onForget=${forget} />`
                : html`<${Start} account=${account} onStart=${begin} />`}
        <//>`;
}

function stored(account) {
    const login = JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
    return login && login.account === account && login.expiresAt > Date.now() ? login : undefined;
}

function Start({ account, onStart }) {
    const [wish, setWish] = useState({ label: '', enabled: true, startUrl: '', region: '' });
    const [error, setError] = useState();
    const [busy, setBusy] = useState(false);
    const set = name => value => setWish({ ...wish, [name]: value });
    const start = async event => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            const { label, enabled, ...place } = wish;
            const wanted = { ...(account ? { accountId: account } : { label, enabled }), ...place };
            const given = Object.entries(wanted).filter(([, value]) => value !== '');
            const login = await startLogin(Object.fromEntries(given));
            onStart({ ...login, account, expiresAt: Date.now() + login.expiresIn * 1000 });
        } catch (failure) {
            setError(failure);
            setBusy(false);
        }
    };
    return html`
        <form class="form" onSubmit=${start}>
            ${error && html`<${Failure} error=${error} />`}
            <${Card}>
                ${!account && html`
                    <${TextField} name="label" label=${t('field.label')} hint=${t('field.label.hint')} autocomplete="off"
                        value=${wish.label} onInput=${set('label')} />
                    <${Switch} checked=${wish.enabled} onChange=${set('enabled')}>${t('device.enabled')}<//>`}
                <details class="more">
                    <summary>${t('device.identityCenter')}</summary>
                    <p class="hint">${t('device.identityCenter.text')}</p>
                    <${TextField} name="startUrl" type="url" mono label=${t('field.startUrl')} autocomplete="off"
                        placeholder="https://d-1234567890.awsapps.com/start" value=${wish.startUrl} onInput=${set('startUrl')} />
                    <${TextField} name="region" mono label=${t('field.region')} autocomplete="off"
                        placeholder="us-east-1" value=${wish.region} onInput=${set('region')} />
                </details>
            <//>
            <div class="actions">
                <${Button} kind="primary" busy=${busy}>${t('device.start')}<//>
                <${LinkButton} kind="quiet" href=${href('/accounts')}>${t('action.cancel')}<//>
            </div>
        </form>`;
}

/** A login under way, until it has ended one way or the other. */
function Progress({ login, onForget }) {
    const [status, setStatus] = useState({ detail: 'pending' });
    const [error, setError] = useState();
    const over = isOver(status);
    useEffect(() => {
        if (over) {
            sessionStorage.removeItem(STORED);
            return undefined;
        }
        const look = () => loginStatus(login.authId).then(next => { setStatus(next); setError(undefined); }, setError);
        const timer = setInterval(look, LOOK_EVERY);
        return () => clearInterval(timer);
    }, [over]);
    const giveUp = async () => {
        await cancelLogin(login.authId).catch(() => {});
        onForget();
    };
    if (over) {
        return html`<${Outcome} status=${status} onAgain=${onForget} />`;
    }
    return html`
        <${Card} kind="device">
            <div class="device-qr"><${QrCode} text=${login.verificationUriComplete} label=${t('device.qr')} /></div>
            <div class="device-steps">
                <ol class="steps plain">
                    <li>
                        <p>${t('device.open')}</p>
                        <${LinkButton} kind="primary" icon="external" href=${login.verificationUriComplete} target="_blank"
                            rel="noopener noreferrer" data-test="approve-link">${t('device.link')}<//>
                    </li>
                    <li>
                        <p>${t('device.compare')}</p>
                        <p class="device-code"><strong>${login.userCode}</strong>
                            <${CopyButton} text=${login.userCode} label=${t('copy.of', { name: t('device.code') })} /></p>
                    </li>
                    <li><p>${t('device.approve')}</p></li>
                </ol>
                <p class="device-wait" role="status"><span class="pulse" aria-hidden="true"></span>${t(`device.${status.detail}`)}</p>
                <p class="hint">${t('device.ends')} <${Countdown} date=${new Date(login.expiresAt)} warnAt=${60} /></p>
                ${error && html`<p class="bad-text" role="alert">${error.message}</p>`}
                <div class="actions"><${Button} kind="quiet" onClick=${giveUp}>${t('device.giveUp')}<//></div>
            </div>
        <//>`;
}

function Outcome({ status: { detail, accountId, error }, onAgain }) {
    if (detail === 'completed') {
        return html`
            <${Card} kind="done">
                <div class="done-head" role="status"><${Icon} name="check" /><h2>${t('device.completed')}</h2></div>
                <p>${t('device.completedText')}</p>
                <div class="actions">
                    <${LinkButton} kind="primary" data-test="to-account" href=${href(`/accounts/${accountId}`)}>${t('device.toAccount')}<//>
                    <${LinkButton} href=${href('/playground')}>${t('nav.playground')}<//>
                    <${Button} kind="quiet" onClick=${onAgain}>${t('device.another')}<//>
                </div>
            <//>`;
    }
    const key = `device.${detail}`;
    return html`
        <${Notice} kind="bad" role="alert" title=${hasText(key) ? t(key) : t('device.failed')}>
            ${error && html`<p>${error}</p>`}
            <${Button} onClick=${onAgain}>${t('device.again')}<//>
        <//>`;
}
