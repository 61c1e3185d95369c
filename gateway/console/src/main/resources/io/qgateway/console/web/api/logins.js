// Device logins: a person approves a code on a page of Amazon's, and the account is here.
import { get, post } from './http.js';

/** Begins one: `{ authId, verificationUriComplete, userCode, expiresIn, interval }`. */
export const startLogin = wish => post('/v2/auth/start', wish);

/** How it stands: `{ status, remaining, error, accountId }`. */
export const loginStatus = id => get(`/v2/auth/status/${encodeURIComponent(id)}`);
