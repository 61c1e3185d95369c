// What stands in for content: that it is loading, that there is none, that it failed, or a remark on it.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

/** A remark; `kind` is `info`, `wait` or `bad`. */
export function Notice({ kind = 'info', title, role, children }) {
    return html`
        <div class="notice ${kind}" role=${role}>
            <${Icon} name=${kind === 'info' ? 'info' : 'warning'} />
            <div>
                ${title && html`<p class="notice-title">${title}</p>`}
                ${children}
            </div>
        </div>`;
}

/** Something failed; says what, and lets it be tried again. */
export function Failure({ error, onRetry }) {
    return html`
        <${Notice} kind="bad" role="alert" title=${t('failure.title')}>
            <p>${error.message}</p>
            ${onRetry && html`<${Button} onClick=${onRetry}>${t('action.tryAgain')}<//>`}
        <//>`;
}

/** There is nothing, and this is what to do about it. */
export function Empty({ title, text, children }) {
    return html`
        <div class="empty">
            <p class="empty-title">${title}</p>
            ${text && html`<p>${text}</p>`}
            ${children && html`<div class="actions">${children}</div>`}
        </div>`;
}

/** Lines where text will be. */
export function Skeleton({ lines = 4 }) {
    return html`
        <div class="skeleton" aria-busy="true">
            <span class="hidden-label" role="status">${t('loading')}</span>
            ${Array.from({ length: lines }, (_, line) => html`<span key=${line} class="skeleton-line"></span>`)}
        </div>`;
}

/** Shows what a load has brought, or how it stands. An error beside older data is a remark above it. */
export function Loaded({ load, lines, children }) {
    const data = load.data.value;
    const error = load.error.value;
    if (data === undefined) {
        return error
            ? html`<${Failure} error=${error} onRetry=${() => load.again()} />`
            : html`<${Skeleton} lines=${lines} />`;
    }
    return html`
        ${error && html`<${Notice} kind="wait" role="status"><p>${t('failure.stale', { detail: error.message })}</p><//>`}
        ${children(data)}`;
}
