// The way in.
import { html, useEffect, useRef, useState } from '../view.js';
import { t } from '../i18n/i18n.js';
import { Button } from '../parts/button.js';
import { TextField } from '../parts/field.js';
import { Mark } from '../parts/icon.js';
import { Notice } from '../parts/notice.js';
import { logIn, note } from '../state/session.js';

export function LoginPage() {
    const [password, setPassword] = useState('');
    const [error, setError] = useState('');
    const [busy, setBusy] = useState(false);
    const form = useRef(null);
    const focus = () => form.current?.querySelector('input').focus();
    useEffect(() => {
        document.title = `${t('login.title')} · qgateway`;
        focus();
    }, []);

    const submit = async event => {
        event.preventDefault();
        setBusy(true);
        setError('');
        try {
            await logIn(password);
        } catch (failure) {
            setBusy(false);
            setError(failure.status === 401 ? t('login.wrong') : failure.message);
            setPassword('');
            focus();
        }
    };
    return html`
        <form class="login card" ref=${form} onSubmit=${submit}>
            <div class="login-head"><${Mark} /><h1>${t('login.title')}</h1></div>
            ${note.value && html`<${Notice} role="status"><p>${t(note.value)}</p><//>`}
            <${TextField} type="password" name="password" autocomplete="current-password" required
                label=${t('login.password')} hint=${t('login.hint')} error=${error}
                value=${password} onInput=${setPassword} />
            <${Button} kind="primary" busy=${busy}>${t('login.action')}<//>
        </form>`;
}
