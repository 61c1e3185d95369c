// Moments and how far they are, kept up to date.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { distance, duration, moment } from '../i18n/times.js';
import { now, nowAndThen } from '../state/clock.js';

/** What is shown until a moment has come. */
export function Until({ date, children }) {
    return date > now.value && children;
}

/** "3h ago", with the moment itself on hover. */
export function Ago({ date }) {
    return html`
        <time datetime=${date.toISOString()} title=${moment(date)}>${distance(date, nowAndThen.value)}</time>`;
}

/**
 * The time that is left, counting down; what is over says so.
 *
 * @param warnAt seconds before the end from which it is in another colour
 */
export function Countdown({ date, warnAt = 600 }) {
    const left = (date - now.value) / 1000;
    const kind = left <= 0 ? 'over' : left < warnAt ? 'soon' : '';
    return html`
        <time class="countdown ${kind}" datetime=${date.toISOString()} title=${moment(date)}>
            ${left > 0 ? duration(left) : t('time.over')}
        </time>`;
}
