// Text to be copied.
import { html, useState } from '../view.js';
import { t } from '../i18n/i18n.js';
import { tell, warn } from '../state/toasts.js';
import { Button } from './button.js';

/** A button that puts a text on the clipboard. */
export function CopyButton({ text, label, kind = 'quiet' }) {
    const [copied, setCopied] = useState(false);
    const copy = async () => {
        if (await copyText(text)) {
            setCopied(true);
            tell(t('copy.done'));
            setTimeout(() => setCopied(false), 2000);
        } else {
            warn(t('copy.failed'));
        }
    };
    return html`
        <${Button} kind=${kind} icon=${copied ? 'check' : 'copy'} onClick=${copy} aria-label=${label}>
            ${t('action.copy')}
        <//>`;
}

/** Some lines of code, with a title and a button to copy them. */
export function Code({ title, text }) {
    return html`
        <figure class="code">
            <figcaption>
                <span>${title}</span>
                <${CopyButton} text=${text} label=${t('copy.of', { name: title })} />
            </figcaption>
            <pre tabindex="0" aria-label=${title}><code>${text}</code></pre>
        </figure>`;
}

/** Pages that came over plain HTTP from another machine have no clipboard; a selection still works. */
async function copyText(text) {
    if (navigator.clipboard) {
        return navigator.clipboard.writeText(text).then(() => true, () => false);
    }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden-label';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
}
