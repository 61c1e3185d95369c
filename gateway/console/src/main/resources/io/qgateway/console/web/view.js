// What pages and parts are made of: Preact without JSX, hooks and signals. Nothing else imports ./vendor.
import { h } from './vendor/preact.mjs';
import htm from './vendor/htm.mjs';

export { Fragment, render } from './vendor/preact.mjs';
export { useEffect, useId, useLayoutEffect, useRef, useState } from './vendor/preact-hooks.mjs';
export { batch, computed, effect, signal, useComputed, useSignal } from './vendor/signals.mjs';

/** A template of elements. Text in it is text: nothing is ever parsed as HTML. */
export const html = htm.bind(h);
