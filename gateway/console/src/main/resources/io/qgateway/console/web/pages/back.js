// The way back to the list.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { Icon } from '../parts/icon.js';
import { href } from '../state/route.js';

export function BackToAccounts() {
    return html`<${Back} to=${href('/accounts')} text=${t('nav.accounts')} />`;
}

export function Back({ to, text }) {
    return html`<a class="back" href=${to}><${Icon} name="left" />${text}</a>`;
}
