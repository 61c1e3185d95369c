// Device logins: a person approves a code on a page of Amazon's, and the account is here.
import { get, post, remove } from './http.js';

/** Begins one: `{ authId, verificationUriComplete, userCode, expiresIn }`. */
export const startLogin = wish => post('/v2/auth/start', wish);

/** How it stands: `{ detail, error, accountId }`, where `detail` is one of the words below. */
export const loginStatus = id => get(`/v2/auth/status/${encodeURIComponent(id)}`);

/** Gives it up. */
export const cancelLogin = id => remove(`/v2/auth/${encodeURIComponent(id)}`);

/** Whether nothing more will happen: it is `completed`, `denied`, `expired`, `failed` or `cancelled`. */
export const isOver = ({ detail }) => detail !== 'pending' && detail !== 'approved';
