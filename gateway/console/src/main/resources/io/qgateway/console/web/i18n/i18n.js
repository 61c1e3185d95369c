// The texts of the console in the reader's language: one file for each, loaded when it is chosen.
import { signal } from '../view.js';

export const LOCALES = { en: 'English', zh: '中文' };

const STORED = 'qgateway.locale';
const texts = signal({});

/** The language that is shown. */
export const locale = signal('en');

/** The language chosen earlier, else the browser's. */
export function preferredLocale() {
    const chosen = localStorage.getItem(STORED);
    if (chosen in LOCALES) {
        return chosen;
    }
    return navigator.languages.some(language => language.startsWith('zh')) ? 'zh' : 'en';
}

/** Shows another language from now on. */
export async function showLocale(name) {
    const response = await fetch(new URL(`./${name}.json`, import.meta.url));
    if (!response.ok) {
        throw new Error(`The texts in ${name} can't be loaded: ${response.status}`);
    }
    texts.value = await response.json();
    locale.value = name;
    document.documentElement.lang = name === 'zh' ? 'zh-CN' : name;
}

export function rememberLocale(name) {
    localStorage.setItem(STORED, name);
    return showLocale(name);
}

/**
 * A text by its key. `{name}` stands for a value, and `{name|one|other}` for one of two forms, by
 * the number of that name.
 */
export function t(key, values = {}) {
    const text = texts.value[key];
    if (text === undefined) {
        console.warn(`There is no text for ${key}`);
        return key;
    }
    return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name, one, other) => {
        const value = values[name];
        if (one === undefined) {
            return typeof value === 'number' ? number(value) : String(value);
        }
        return value === 1 ? one : other;
    });
}

/** Whether there is a text of this key: states and reasons may be newer than this console. */
export function hasText(key) {
    return key in texts.value;
}

export function number(value, options) {
    return new Intl.NumberFormat(locale.value, options).format(value);
}

/** A large number in few letters: 12.3K. */
export function shortNumber(value) {
    return number(value, { notation: 'compact', maximumFractionDigits: 1 });
}
