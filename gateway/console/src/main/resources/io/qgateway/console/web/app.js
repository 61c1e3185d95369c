// The console begins here.
import { effect, html, render } from './view.js';
import { preferredLocale, showLocale } from './i18n/i18n.js';
import { followSession, resume } from './state/session.js';
import { Shell } from './shell.js';

await Promise.all([showLocale(preferredLocale()), resume()]);
effect(followSession);
render(html`<${Shell} />`, document.getElementById('app'));
