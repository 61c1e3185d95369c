// From page to page of a list that the server pages.
import { html } from '../view.js';
import { number, t } from '../i18n/i18n.js';
import { IconButton } from './button.js';

export function Pager({ page, size, total, onPage }) {
    const last = Math.max(1, Math.ceil(total / size));
    const from = Math.min(total, (page - 1) * size + 1);
    const to = Math.min(total, page * size);
    return html`
        <nav class="pager" aria-label=${t('pager.label')}>
            <p>${t('pager.range', { from, to, total })}</p>
            ${last > 1 && html`
                <div class="actions">
                    <${IconButton} icon="left" label=${t('pager.previous')} disabled=${page <= 1}
                        onClick=${() => onPage(page - 1)} />
                    <span class="pager-page">${t('pager.page', { page: number(page), last: number(last) })}</span>
                    <${IconButton} icon="right" label=${t('pager.next')} disabled=${page >= last}
                        onClick=${() => onPage(page + 1)} />
                </div>`}
        </nav>`;
}
