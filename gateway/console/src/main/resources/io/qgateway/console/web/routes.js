// Which page belongs to which address.
import { html } from './view.js';
import { AccountPage } from './pages/account.js';
import { AccountsPage } from './pages/accounts.js';
import { AddPage } from './pages/add.js';
import { ConnectPage } from './pages/connect.js';
import { CreatePage, EditPage } from './pages/editor.js';
import { ImportPage } from './pages/import.js';
import { DeviceLoginPage } from './pages/devicelogin.js';
import { NowherePage } from './pages/nowhere.js';
import { OverviewPage } from './pages/overview.js';
import { PlaygroundPage } from './pages/playground.js';

/** What the navigation offers. */
export const PLACES = [
    { path: '/', name: 'overview' },
    { path: '/accounts', name: 'accounts' },
    { path: '/playground', name: 'playground' },
    { path: '/connect', name: 'connect' },
];

/** The entry of the navigation that a page belongs to. */
export function placeOf({ segments }) {
    const [first] = segments;
    return first === 'add' ? 'accounts' : first ?? 'overview';
}

export function pageAt({ segments }) {
    const [first, second, third, ...more] = segments;
    const depth = segments.length;
    if (more.length > 0) {
        return html`<${NowherePage} />`;
    }
    if (depth === 0) {
        return html`<${OverviewPage} />`;
    }
    if (first === 'accounts' && depth === 1) {
        return html`<${AccountsPage} />`;
    }
    if (first === 'accounts' && depth === 2) {
        return html`<${AccountPage} id=${second} key=${second} />`;
    }
    if (first === 'accounts' && third === 'edit') {
        return html`<${EditPage} id=${second} key=${second} />`;
    }
    if (first === 'add' && depth === 1) {
        return html`<${AddPage} />`;
    }
    if (first === 'add' && second === 'login') {
        return html`<${DeviceLoginPage} />`;
    }
    if (first === 'add' && second === 'credentials') {
        return html`<${CreatePage} />`;
    }
    if (first === 'add' && second === 'import') {
        return html`<${ImportPage} />`;
    }
    if (first === 'playground' && depth === 1) {
        return html`<${PlaygroundPage} />`;
    }
    if (first === 'connect' && depth === 1) {
        return html`<${ConnectPage} />`;
    }
    return html`<${NowherePage} />`;
}
