// Short messages about what was just done.
import { signal } from '../view.js';

const SHOWN_FOR = 6000;
let count = 0;

export const toasts = signal([]);

/** Says that something worked; goes by itself. */
export function tell(text) {
    const toast = add(text, 'good');
    setTimeout(() => dismiss(toast.id), SHOWN_FOR);
}

/** Says that something failed, and stays until it is dismissed. */
export function warn(text) {
    add(text, 'bad');
}

/** Runs an action and says how it ended; answers whether it worked. */
export async function attempt(action, success) {
    try {
        const result = await action();
        const text = typeof success === 'function' ? success(result) : success;
        if (text) {
            tell(text);
        }
        return true;
    } catch (error) {
        if (!error.endsSession) {
            warn(error.message);
        }
        return false;
    }
}

export function dismiss(id) {
    toasts.value = toasts.value.filter(toast => toast.id !== id);
}

function add(text, kind) {
    const toast = { id: ++count, text, kind };
    toasts.value = [...toasts.value.filter(other => other.text !== text), toast].slice(-4);
    return toast;
}
