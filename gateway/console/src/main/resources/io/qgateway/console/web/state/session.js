// Who is logged in here.
import { signal } from '../view.js';
import { csrfToken, get, onSessionEnd, post } from '../api/http.js';
import { go, route } from './route.js';

/** `unknown` until the API has answered, then `open` or `closed`. */
export const session = signal('unknown');

/** Why there is no session, as the login page says it: a key of a text, or nothing. */
export const note = signal('');

/** Finds out whether the browser still has a session. */
export async function resume() {
    try {
        const { csrfToken: token } = await get('/api/session', { open: true });
        begin(token);
    } catch (error) {
        session.value = 'closed';
        note.value = error.endsSession ? '' : 'login.unreachable';
    }
}

/** Throws when the password is wrong or too many were. */
export async function logIn(password) {
    const { csrfToken: token } = await post('/api/login', { password, cookie: true }, { open: true });
    begin(token);
}

export async function logOut() {
    await post('/api/logout', {});
    close('login.loggedOut');
}

function begin(token) {
    csrfToken.value = token;
    note.value = '';
    session.value = 'open';
}

function close(reason) {
    csrfToken.value = '';
    note.value = reason;
    session.value = 'closed';
}

onSessionEnd(() => {
    if (session.value === 'open') {
        close('login.ended');
    }
});

/** Sends visitors without a session to the login page, and back from it. */
export function followSession() {
    if (session.value === 'closed' && !route.value.isLogin) {
        const back = note.value === 'login.loggedOut' ? '' : location.hash;
        go(back.startsWith('#/') ? `/login${back}` : '/login');
    } else if (session.value === 'open' && route.value.isLogin) {
        go(`/${location.hash || '#/'}`);
    }
}
