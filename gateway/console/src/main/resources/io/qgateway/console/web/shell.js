// What is around every page: navigation, language, theme, messages and questions.
import { html } from './view.js';
import { LOCALES, locale, rememberLocale, t } from './i18n/i18n.js';
import { readAbout } from './api/about.js';
import { Questions } from './parts/dialog.js';
import { Button } from './parts/button.js';
import { Icon, Mark } from './parts/icon.js';
import { Menu } from './parts/menu.js';
import { Toasts } from './parts/toasts.js';
import { LoginPage } from './pages/login.js';
import { PLACES, pageAt, placeOf } from './routes.js';
import { useLoad } from './state/load.js';
import { href, route } from './state/route.js';
import { logOut, session } from './state/session.js';
import { THEMES, showTheme, theme } from './state/theme.js';
import { attempt } from './state/toasts.js';

export function Shell() {
    const isInside = session.value === 'open' && !route.value.isLogin;
    return html`
        ${isInside ? html`<${Inside} />` : html`<${Outside} />`}
        <${Toasts} />
        <${Questions} />`;
}

function Outside() {
    return html`
        <div class="outside">
            <header class="outside-bar"><${Preferences} /></header>
            <main><${LoginPage} /></main>
        </div>`;
}

function Inside() {
    const about = useLoad('about', readAbout).data.value;
    return html`
        <a class="skip" href="#content" onClick=${skip}>${t('nav.skip')}</a>
        <div class="inside">
            <header class="bar">
                <a class="brand" href=${href('/')}><${Mark} /><span>qgateway</span></a>
                ${about?.demo && html`<p class="badge away demo">${t('about.demo')}</p>`}
                <${Navigation} />
                <div class="bar-end">
                    ${about && html`<p class="about hint">${about.version}<br />${about.node}<br />${about.database}</p>`}
                    <${Preferences} />
                    <${LogOut} />
                </div>
            </header>
            <main id="content" tabindex="-1">${pageAt(route.value)}</main>
        </div>`;
}

/** The address after `#` names the page, so this link can't work by itself. */
function skip(event) {
    event.preventDefault();
    document.getElementById('content').focus();
}

function Navigation() {
    const here = placeOf(route.value);
    return html`
        <nav class="navigation" aria-label=${t('nav.label')}>
            ${PLACES.map(({ path, name }) => html`
                <a key=${name} href=${href(path)} aria-current=${here === name ? 'page' : undefined}>
                    <${Icon} name=${name} /><span>${t(`nav.${name}`)}</span>
                </a>`)}
        </nav>`;
}

function Preferences() {
    return html`
        <div class="preferences">
            <${Menu} icon="language" label=${t('language.label', { name: LOCALES[locale.value] })}
                items=${Object.entries(LOCALES).map(([name, text]) => ({ text, onClick: () => rememberLocale(name) }))} />
            <${Menu} icon=${theme.value} label=${t('theme.label', { name: t(`theme.${theme.value}`) })}
                items=${THEMES.map(name => ({ text: t(`theme.${name}`), onClick: () => showTheme(name) }))} />
        </div>`;
}

function LogOut() {
    return html`
        <${Button} kind="quiet" icon="logout" data-test="logout" onClick=${() => attempt(logOut)}>
            ${t('action.logOut')}
        <//>`;
}
