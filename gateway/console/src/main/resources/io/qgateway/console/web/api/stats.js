// How the pool stands, and what goes through the gateway.
import { get } from './http.js';

/** The accounts by state, what was counted since the start, and the last hour by the minute. */
export const readStats = () => get('/v2/stats');
