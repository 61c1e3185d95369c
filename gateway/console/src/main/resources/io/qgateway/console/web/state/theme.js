// Dark or light: the system's choice unless the reader has made another.
import { signal } from '../view.js';

const STORED = 'qgateway.theme';

export const THEMES = ['system', 'light', 'dark'];

export const theme = signal(localStorage.getItem(STORED) ?? 'system');

export function showTheme(name) {
    theme.value = name;
    if (name === 'system') {
        localStorage.removeItem(STORED);
        delete document.documentElement.dataset.theme;
    } else {
        localStorage.setItem(STORED, name);
        document.documentElement.dataset.theme = name;
    }
}
