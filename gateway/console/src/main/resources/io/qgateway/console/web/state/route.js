// Which page is shown: `/login`, or what the address says after `#`.
import { signal } from '../view.js';

/**
 * `segments` of the path, `query` behind it. Everything after `#` stays in the browser, so the
 * server has one page to serve, and a login keeps the place to go back to.
 */
export const route = signal(read());

function read() {
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
    return {
        isLogin: location.pathname === '/login',
        path: `/${path}`,
        segments: path.split('/').filter(Boolean).map(decodeURIComponent),
        query: new URLSearchParams(query),
    };
}

/** The address of a page, for links. */
export function href(path, query = {}) {
    const entries = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined);
    const text = new URLSearchParams(entries).toString();
    return `#${path}${text ? `?${text}` : ''}`;
}

export function go(address) {
    history.pushState(null, '', address);
    route.value = read();
}

/** Another view of the same page: nothing to go back to. */
export function replace(address) {
    history.replaceState(null, '', address);
    route.value = read();
}

addEventListener('popstate', () => {
    route.value = read();
});
