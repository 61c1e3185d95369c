// Requests to the admin API, and what is wrong with them in words.
import { signal } from '../view.js';
import { t } from '../i18n/i18n.js';

/** What proves, beside the cookie, that a request comes from this page. */
export const csrfToken = signal('');

/** Called when the API says that there is no session any more. */
const listeners = new Set();

export function onSessionEnd(listener) {
    listeners.add(listener);
}

/** An answer that is none, with a sentence that says what to do. */
export class ApiError extends Error {
    constructor(status, problem = {}) {
        super(problem.detail || t(status === 0 ? 'error.unreachable' : 'error.status', { status }));
        this.status = status;
        this.fields = problem.errors ?? [];
    }

    get endsSession() {
        return this.status === 401;
    }
}

export const get = (path, options) => ask('GET', path, undefined, options);
export const post = (path, body, options) => ask('POST', path, body, options);
export const patch = (path, body) => ask('PATCH', path, body);
export const remove = path => ask('DELETE', path);

/** Asks and answers with what the response's JSON says. */
async function ask(method, path, body, options) {
    const response = await send(method, path, body, options);
    return response.json();
}

/** Asks and answers with the response itself, its body unread. Refusals are thrown. */
export async function send(method, path, body, { signal: abort, open = false } = {}) {
    let response = await request(method, path, body, abort);
    if (response.status === 403 && await hasNewToken()) {
        response = await request(method, path, body, abort);
    }
    if (!response.ok) {
        throw refusal(response.status, await problem(response), open);
    }
    return response;
}

async function request(method, path, body, abort) {
    return fetch(path, {
        method,
        headers: headers(method, body),
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: abort,
        cache: 'no-store',
    }).catch(failure => {
        throw failure.name === 'AbortError' ? failure : new ApiError(0);
    });
}

/** Somebody may have logged in again in another tab: the cookie is that session's now. */
async function hasNewToken() {
    const known = csrfToken.value;
    const response = await request('GET', '/api/session');
    if (response.ok) {
        csrfToken.value = (await response.json()).csrfToken;
    }
    return csrfToken.value !== known;
}

function headers(method, body) {
    const headers = { Accept: 'application/json' };
    if (body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    if (method !== 'GET' && csrfToken.value) {
        headers['X-CSRF-Token'] = csrfToken.value;
    }
    return headers;
}

/** A refusal of `open` paths, where anybody may ask, says nothing about a session. */
function refusal(status, problem, open) {
    const error = new ApiError(status, problem);
    if (error.endsSession && !open) {
        listeners.forEach(listener => listener());
    }
    return error;
}

/** The problem report; of errors in an API's own shape, their message. */
async function problem(response) {
    try {
        const body = await response.json();
        return body.error?.message ? { detail: body.error.message } : body;
    } catch {
        return {};
    }
}
