// Accounts, as the admin API has them.
import { get, patch, post, remove } from './http.js';

const MANAGED = 'qaccount:';

/** One page of accounts: `{ accounts, total }`. Search, filter, order and page are the server's work. */
export async function listAccounts({ q, state, sort, order, page = 1, size = 50 }) {
    const query = new URLSearchParams({
        limit: size,
        offset: (page - 1) * size,
        sort_by: sort,
        sort_order: order,
    });
    if (q) {
        query.set('q', q);
    }
    if (state) {
        query.set('state', state);
    }
    const { accounts, total } = await get(`/v2/accounts?${query}`);
    return { accounts: accounts.map(account), total: total ?? accounts.length };
}

export const findAccount = async id => account(await get(at(id)));

export const createAccount = async draft => account(await post('/v2/accounts', draft));

export const editAccount = async (id, change) => account(await patch(at(id), change));

export const deleteAccount = id => remove(at(id));

export const refreshAccount = async id => account(await post(`${at(id)}/refresh`));

/** Sends a short prompt through one account: `{ ok, duration_ms, detail }`. */
export const testAccount = id => post(`${at(id)}/test`, {});

/** Does one thing to several accounts: `{ done, failed, results }`, where a result may have a `problem`. */
export const doToAll = (action, ids) => post('/v2/accounts/bulk', { action, ids });

/** Hands accounts in to be stored and checked: `results` has `{ index, ok, id, problems }` for each. */
export const feedAccounts = accounts => post('/v2/accounts/feed', { accounts, partial: true });

function at(id) {
    return `/v2/accounts/${encodeURIComponent(id)}`;
}

/** The name to show: the label, else the beginning of the id. */
export function nameOf(account) {
    return account.label || account.id.slice(0, 8);
}

/** What has to be changed instead of an account, in words, or nothing. */
export function managerOf(account) {
    return account.managed_by ?? '';
}

/** The namespace and the name of the QAccount that alone manages an account, if one does. */
export function resourceOf(account) {
    const [namespace, name] = account.origin?.startsWith(MANAGED) ? account.origin.slice(MANAGED.length).split('/') : [];
    return managerOf(account) === `QAccount ${namespace}/${name}` ? { namespace, name } : undefined;
}

/** The account with its times as dates. */
function account(json) {
    return {
        ...json,
        since: date(json.since),
        until: date(json.until),
        expiresAt: date(json.expires_at),
        registrationExpiresAt: date(json.registration_expires_at),
        lastRefreshAt: date(json.last_refresh_time),
        createdAt: date(json.created_at),
        updatedAt: date(json.updated_at),
        usage: json.usage && { ...json.usage, resetsAt: date(json.usage.resets_at) },
    };
}

/** The API's times are UTC and, as q2api's, mostly don't say so. */
function date(text) {
    if (!text) {
        return undefined;
    }
    const time = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
