// Moments and how far they are, kept up to date.
import { html } from '../view.js';
import { t } from '../i18n/i18n.js';
import { distance, duration, moment } from '../i18n/times.js';
import { now, nowAndThen } from '../state/clock.js';

/** "3h ago", with the moment itself on hover. */
export function Ago({ date }) {
    return html`
        <time datetime=${date.toISOString()} title=${moment(date)}>${distance(date, nowAndThen.value)}</time>`;
}

/** The time that is left, counting down; what is over says so. */
export function Countdown({ date }) {
    const left = (date - now.value) / 1000;
    const kind = left <= 0 ? 'over' : left < 600 ? 'soon' : '';
    return html`
        <time class="countdown ${kind}" datetime=${date.toISOString()} title=${moment(date)}>
            ${left > 0 ? duration(left) : t('time.over')}
        </time>`;
}
