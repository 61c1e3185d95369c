// Reads what people paste to import: a JSON feed, a JSON list, or one JSON object to a line.

/**
 * The accounts of a text, each as `{ number, label, account }`, or as `{ number, label, problem, name }`
 * where it can't be used. The number is that of the line, in a list that of the entry.
 */
export function readFeed(text) {
    const whole = parsed(text);
    const list = Array.isArray(whole) ? whole : whole?.accounts;
    if (Array.isArray(list)) {
        return list.map((entry, index) => checked(entry, index + 1));
    }
    return text.split('\n')
        .map((line, index) => [line.trim().replace(/,$/, ''), index + 1])
        .filter(([line]) => line !== '')
        .map(([line, number]) => {
            const entry = parsed(line);
            return entry === undefined ? { number, problem: 'notJson' } : checked(entry, number);
        });
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

const TEXTS = ['label', 'clientId', 'clientSecret', 'refreshToken', 'accessToken'];
const NEEDED = ['clientId', 'clientSecret', 'refreshToken'];

function checked(entry, number) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        return { number, problem: 'notObject' };
    }
    const wrong = TEXTS.find(name => entry[name] != null && typeof entry[name] !== 'string');
    const label = typeof entry.label === 'string' ? entry.label : undefined;
    if (wrong) {
        return { number, label, problem: 'notText', name: wrong };
    }
    const missing = NEEDED.find(name => !entry[name]);
    return missing ? { number, label, problem: 'missing', name: missing } : { number, label, account: entry };
}
