// Which program answers.
import { get } from './http.js';

/** `{ version, node, database, demo }` and since when it runs. */
export const readAbout = () => get('/v2/about');
