// The state of an account, in colour and in words.
import { html } from '../view.js';
import { hasText, t } from '../i18n/i18n.js';
import { Ago, Countdown, Until } from './time.js';

/** Every state by what it means for a person: it works, it comes back by itself, it needs somebody, it is off. */
export const STATES = {
    ready: 'good',
    cooling: 'wait',
    held: 'wait',
    refresh_in_doubt: 'wait',
    quota_exhausted: 'away',
    login_pending: 'away',
    login_expired: 'bad',
    reauth_required: 'bad',
    suspended: 'bad',
    not_entitled: 'bad',
    too_many_errors: 'bad',
    disabled: 'off',
};

/** The states that accounts can be searched by: that one is cooling is written nowhere. */
export const SEARCHABLE = Object.keys(STATES).filter(state => state !== 'cooling');

/** The states that end only by somebody's doing, and not because somebody has wanted them. */
export const NEEDS_SOMEBODY = Object.keys(STATES).filter(state => STATES[state] === 'bad');

/** The states that a login ends. */
export const NEEDS_LOGIN = ['reauth_required', 'login_expired', 'login_pending'];

export function stateName(state) {
    return hasText(`state.${state}`) ? t(`state.${state}`) : state;
}

export function StateBadge({ state }) {
    return html`<span class="badge ${STATES[state] ?? 'off'}"><span class="dot"></span>${stateName(state)}</span>`;
}

/** The state with since when and until when. */
export function Standing({ account }) {
    return html`
        <div class="standing">
            <${StateBadge} state=${account.state} />
            <span class="standing-times">
                ${account.since && account.state !== 'ready' && html`<${Ago} date=${account.since} />`}
                ${account.until && html`
                    <${Until} date=${account.until}>
                        <span>${t('state.endsIn')} <${Countdown} date=${account.until} warnAt=${0} /></span>
                    <//>`}
            </span>
        </div>`;
}

/** Why the account is in its state and what can be done, in sentences. */
export function explain(account) {
    const { reason } = account;
    return {
        what: hasText(`reason.${reason}`) ? t(`reason.${reason}`) : reason,
        todo: hasText(`remedy.${reason}`) ? t(`remedy.${reason}`) : '',
    };
}
