// The ways to bring an account in.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { Icon } from '../parts/icon.js';
import { Page } from '../parts/page.js';
import { href } from '../state/route.js';
import { BackToAccounts } from './back.js';

const WAYS = [
    ['login', 'device'],
    ['credentials', 'key'],
    ['import', 'file'],
];

export function AddPage() {
    return html`
        <${Page} title=${t('add.title')} lead=${t('add.lead')} back=${html`<${BackToAccounts} />`}>
            <ul class="ways">
                ${WAYS.map(([way, icon]) => html`
                    <li key=${way}>
                        <a class="card way" href=${href(`/add/${way}`)}>
                            <${Icon} name=${icon} />
                            <span class="way-title">${t(`add.${way}.title`)}</span>
                            <span class="hint">${t(`add.${way}.text`)}</span>
                        </a>
                    </li>`)}
            </ul>
        <//>`;
}
