// Times as people say them.
import { locale, number } from './i18n.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it is, in at most two units; minutes and seconds as on a clock. */
export function duration(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    if (whole < HOUR) {
        return `${Math.floor(whole / MINUTE)}:${String(whole % MINUTE).padStart(2, '0')}`;
    }
    if (whole < 2 * DAY) {
        return [unit(Math.floor(whole / HOUR), 'hour'), unit(Math.floor((whole % HOUR) / MINUTE), 'minute')]
            .join(' ');
    }
    return unit(Math.floor(whole / DAY), 'day', 'long');
}

function unit(value, name, display = 'narrow') {
    return number(value, { style: 'unit', unit: name, unitDisplay: display });
}

/** How far a moment is from now: "3h ago". */
export function distance(date, now) {
    const seconds = Math.round((date - now) / 1000);
    const format = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'narrow' });
    const size = Math.abs(seconds);
    if (size < MINUTE) {
        return format.format(Math.trunc(seconds / 10) * 10, 'second');
    }
    if (size < HOUR) {
        return format.format(Math.trunc(seconds / MINUTE), 'minute');
    }
    if (size < 2 * DAY) {
        return format.format(Math.trunc(seconds / HOUR), 'hour');
    }
    return format.format(Math.trunc(seconds / DAY), 'day');
}

/** Date and time of day, where the reader is. */
export function moment(date) {
    return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}

export function milliseconds(value) {
    return value < 1000
        ? unit(Math.round(value), 'millisecond', 'short')
        : number(value / 1000, {
            style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1,
        });
}
