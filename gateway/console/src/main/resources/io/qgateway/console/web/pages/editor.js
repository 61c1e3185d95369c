// The forms to create an account from its credentials and to edit one.
import { html, useState } from '../view.js';
import { t } from '../i18n/i18n.js';
import { createAccount, editAccount, findAccount, managerOf, nameOf } from '../api/accounts.js';
import { Button, LinkButton } from '../parts/button.js';
import { Switch, TextField } from '../parts/field.js';
import { Failure, Loaded, Notice } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { go, href } from '../state/route.js';
import { useLoad } from '../state/load.js';
import { tell } from '../state/toasts.js';
import { Back, BackToAccounts } from './back.js';

const NEW = { label: '', clientId: '', clientSecret: '', refreshToken: '', accessToken: '', other: '', enabled: true };

export function CreatePage() {
    const create = async fields => {
        const account = await createAccount(draft(fields));
        tell(t('account.nowCreated', { name: nameOf(account) }));
        go(href(`/accounts/${account.id}`));
    };
    return html`
        <${Page} title=${t('add.credentials.title')} lead=${t('add.credentials.lead')} back=${html`<${BackToAccounts} />`}>
            <${AccountForm} start=${NEW} submit=${create} action=${t('action.create')} cancel=${href('/accounts')} />
        <//>`;
}

export function EditPage({ id }) {
    const load = useLoad(id, () => findAccount(id));
    const address = href(`/accounts/${id}`);
    const save = async fields => {
        const account = await editAccount(id, change(fields, load.data.value));
        tell(t('account.nowSaved', { name: nameOf(account) }));
        go(address);
    };
    return html`
        <${Page} title=${t('edit.title')} back=${html`<${Back} to=${address} text=${t('account.title')} />`}>
            <${Loaded} load=${load} lines=${8}>${account => managerOf(account)
                ? html`<${Notice} title=${t('managed.title', { name: managerOf(account) })}><p>${t('managed.readOnly')}</p><//>`
                : html`<${AccountForm} isEdit start=${start(account)} submit=${save} action=${t('action.save')} cancel=${address} />`}
            <//>
        <//>`;
}

/** Secrets begin empty: the API doesn't tell them, and what stays empty stays as it is. */
function start(account) {
    return {
        ...NEW,
        label: account.label ?? '',
        clientId: account.clientId,
        other: account.other ? JSON.stringify(account.other, null, 2) : '',
        enabled: account.enabled,
    };
}

function draft({ other, ...fields }) {
    const given = Object.entries(fields).filter(([, value]) => value !== '');
    return { clientId: '', clientSecret: '', ...Object.fromEntries(given), ...(other.trim() && { other: JSON.parse(other) }) };
}

function change(fields, account) {
    const { label, clientId, enabled, other, ...secrets } = fields;
    const changed = Object.entries(secrets).filter(([, value]) => value !== '');
    if (enabled !== account.enabled) {
        changed.push(['enabled', enabled]);
    }
    return { label, clientId, ...Object.fromEntries(changed), ...(other.trim() && { other: JSON.parse(other) }) };
}

function AccountForm({ start: initial, isEdit, submit, action, cancel }) {
    const [fields, setFields] = useState(initial);
    const [error, setError] = useState();
    const [busy, setBusy] = useState(false);
    const set = name => value => setFields({ ...fields, [name]: value });
    const problems = Object.fromEntries((error?.fields ?? []).map(({ field, problem, remedy }) => [field, [problem, remedy].filter(Boolean).join('; ')]));
    if (!isObject(fields.other)) {
        problems.other = t('edit.notAnObject');
    }
    const send = async event => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await submit(fields);
        } catch (failure) {
            setBusy(false);
            setError(failure);
        }
    };
    const field = (name, rest) => html`
        <${TextField} name=${name} label=${t(`field.${name}`)} value=${fields[name]} onInput=${set(name)}
            error=${problems[name]} autocomplete="off" spellcheck=${false} ...${rest} />`;
    const secretHint = t(isEdit ? 'edit.keepSecret' : 'edit.secretHint');
    return html`
        <form class="form" onSubmit=${send}>
            ${error && error.fields.length === 0 && html`<${Failure} error=${error} />`}
            <${Card}>
                ${field('label', { hint: t('field.label.hint') })}
                <${Switch} name="enabled" checked=${fields.enabled} onChange=${set('enabled')}>${t('field.enabled')}<//>
            <//>
            <${Card} title=${t('edit.credentials')}>
                ${field('clientId', { mono: true, required: !isEdit })}
                ${field('clientSecret', { mono: true, rows: 3, hint: secretHint, required: !isEdit })}
                ${field('refreshToken', { mono: true, rows: 3, hint: isEdit ? secretHint : t('field.refreshToken.hint') })}
                ${field('accessToken', { mono: true, rows: 3, hint: isEdit ? secretHint : t('field.accessToken.hint') })}
            <//>
            <${Card} title=${t('account.other')}>
                ${field('other', { mono: true, rows: 4, hint: t('field.other.hint'), placeholder: '{ }' })}
            <//>
            <div class="actions">
                <${Button} kind="primary" busy=${busy} disabled=${problems.other !== undefined}>${action}<//>
                <${LinkButton} kind="quiet" href=${cancel}>${t('action.cancel')}<//>
            </div>
        </form>`;
}

function isObject(text) {
    if (!text.trim()) {
        return true;
    }
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    } catch {
        return false;
    }
}
