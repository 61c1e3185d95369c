// The messages about what was just done, in a corner; read out as they come.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { dismiss, toasts } from '../state/toasts.js';
import { IconButton } from './button.js';
import { Icon } from './icon.js';

export function Toasts() {
    const shown = kind => toasts.value.filter(toast => toast.kind === kind);
    return html`
        <div class="toasts">
            <div role="status" aria-live="polite">${shown('good').map(Toast)}</div>
            <div role="alert">${shown('bad').map(Toast)}</div>
        </div>`;
}

function Toast({ id, kind, text }) {
    return html`
        <div class="toast ${kind}" key=${id}>
            <${Icon} name=${kind === 'good' ? 'check' : 'warning'} />
            <p>${text}</p>
            <${IconButton} icon="close" label=${t('action.dismiss')} onClick=${() => dismiss(id)} />
        </div>`;
}
