// Buttons, and links that look like them.
import { html, useState } from '../view.js';
import { Icon } from './icon.js';

/**
 * A button. While what it does is under way it can't be pressed again, and says so; it stays the
 * one that has the focus.
 *
 * @param kind `plain`, `primary`, `danger` or `quiet`
 */
export function Button({ kind = 'plain', icon, onClick, disabled, busy, children, ...rest }) {
    const [working, setWorking] = useState(false);
    const isBusy = busy || working;
    const act = async event => {
        if (isBusy) {
            event.preventDefault();
        } else if (onClick) {
            setWorking(true);
            await Promise.resolve(onClick(event)).finally(() => setWorking(false));
        }
    };
    return html`
        <button type=${onClick ? 'button' : 'submit'} class="button ${kind}" aria-busy=${isBusy}
            aria-disabled=${isBusy || undefined} disabled=${disabled} onClick=${act} ...${rest}>
            ${icon && html`<${Icon} name=${icon} />`}<span>${children}</span>
        </button>`;
}

/** A button that is only a picture; `label` says what it does. */
export function IconButton({ icon, label, ...rest }) {
    return html`
        <button type="button" class="icon-button" aria-label=${label} title=${label} ...${rest}>
            <${Icon} name=${icon} />
        </button>`;
}

export function LinkButton({ kind = 'plain', icon, children, ...rest }) {
    return html`
        <a class="button ${kind}" ...${rest}>
            ${icon && html`<${Icon} name=${icon} />`}<span>${children}</span>
        </a>`;
}
