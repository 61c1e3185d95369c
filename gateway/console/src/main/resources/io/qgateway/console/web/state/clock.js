// The time, as long as somebody looks.
import { computed, signal } from '../view.js';

/** Once a second. */
export const now = signal(Date.now());

/** Every ten seconds, for what is far away. */
export const nowAndThen = computed(() => Math.floor(now.value / 10_000) * 10_000);

setInterval(() => {
    if (!document.hidden) {
        now.value = Date.now();
    }
}, 1000);

document.addEventListener('visibilitychange', () => {
    now.value = Date.now();
});
