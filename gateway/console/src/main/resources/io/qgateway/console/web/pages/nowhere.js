// An address that leads nowhere.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { LinkButton } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { href } from '../state/route.js';

export function NowherePage() {
    return html`
        <${Page} title=${t('nowhere.title')} lead=${t('nowhere.text')}>
            <p><${LinkButton} href=${href('/')}>${t('nowhere.home')}<//></p>
        <//>`;
}
