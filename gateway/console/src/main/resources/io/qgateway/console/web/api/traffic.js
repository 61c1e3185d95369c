// What goes through the gateway.
import { get } from './http.js';

/** Counters since the start, and the last hour by the minute. */
export const readTraffic = () => get('/v2/traffic');
