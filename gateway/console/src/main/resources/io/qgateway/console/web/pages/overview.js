// How the pool stands and what goes through it; to somebody without accounts, how to begin.
import { html } from '../view.js';
import { number, shortNumber, t } from '../i18n/i18n.js';
import { distance, milliseconds } from '../i18n/times.js';
import { listAccounts, nameOf } from '../api/accounts.js';
import { readStats } from '../api/stats.js';
import { LinkButton } from '../parts/button.js';
import { Shares, Sparkline } from '../parts/chart.js';
import { Loaded, Notice } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { NEEDS_SOMEBODY, SEARCHABLE, STATES, Standing, explain, stateName } from '../parts/state.js';
import { Ago } from '../parts/time.js';
import { href } from '../state/route.js';
import { useLoad } from '../state/load.js';

const EVERY = 5;

export function OverviewPage() {
    const stats = useLoad('stats', readStats, EVERY);
    const isNew = stats.data.value?.accounts.total === 0;
    return html`
        <${Page} title=${t('overview.title')}>
            ${isNew ? html`<${Welcome} />` : html`
                <div class="overview">
                    <${Loaded} load=${stats} lines=${6}>${({ accounts, pool, since, traffic, series }) => html`
                        <${Staleness} pool=${pool} />
                        <${Pool} accounts=${accounts} />
                        <${Traffic} since=${since} traffic=${traffic} series=${series} />`}
                    <//>
                    <${Attention} />
                </div>`}
        <//>`;
}

/** The first steps, for a gateway without accounts. */
function Welcome() {
    const steps = [
        ['login', href('/add/login'), 'primary'],
        ['test', href('/playground'), 'plain'],
        ['connect', href('/connect'), 'plain'],
    ];
    return html`
        <section class="welcome card">
            <h2>${t('welcome.title')}</h2>
            <p class="lead">${t('welcome.text')}</p>
            <ol class="steps">
                ${steps.map(([name, address, kind]) => html`
                    <li key=${name}>
                        <div>
                            <h3>${t(`welcome.${name}.title`)}</h3>
                            <p>${t(`welcome.${name}.text`)}</p>
                        </div>
                        <${LinkButton} kind=${kind} href=${address}>${t(`welcome.${name}.action`)}<//>
                    </li>`)}
            </ol>
            <p class="hint">
                ${t('welcome.other')} <a href=${href('/add/import')}>${t('add.import.title')}</a> ·
                ${' '}<a href=${href('/add/credentials')}>${t('add.credentials.title')}</a>
            </p>
        </section>`;
}

/** The gateway serves without its database, from what it knew last; that is said here. */
function Staleness({ pool }) {
    return !pool.database_up && html`
        <${Notice} kind="wait" role="status" title=${t('overview.databaseAway')}>
            <p>${t('overview.databaseAwayText', { time: distance(-pool.age_seconds * 1000, 0) })}</p>
        <//>`;
}

/** Every state that has accounts, as its share and as a figure that leads to them. */
function Pool({ accounts: { total, by_state: byState } }) {
    const present = Object.keys(STATES)
        .filter(state => byState[state] > 0)
        .map(state => ({ state, kind: STATES[state], value: byState[state] }));
    return html`
        <${Card} title=${t('overview.pool')}>
            <p class="pool-total">
                <strong class="figure">${number(byState.ready ?? 0)}</strong>
                <span>${t('overview.readyOf', { total })}</span>
            </p>
            <${Shares} parts=${present} />
            <ul class="pool-states">
                ${present.map(({ state, kind, value }) => html`
                    <li key=${state}>
                        <${StateLink} state=${state}>
                            <span class="dot ${kind}"></span>${stateName(state)} <strong>${number(value)}</strong>
                        <//>
                    </li>`)}
            </ul>
        <//>`;
}

function StateLink({ state, children }) {
    return SEARCHABLE.includes(state)
        ? html`<a class="pool-state" href=${href('/accounts', { state })}>${children}</a>`
        : html`<span class="pool-state">${children}</span>`;
}

/** What has gone through since the start, and in the last hour. */
function Traffic({ since, traffic, series }) {
    const perMinute = count => series.map(count);
    return html`
        <${Card} title=${t('overview.traffic')}
            aside=${html`<span class="hint">${t('overview.since')} <${Ago} date=${new Date(since)} /></span>`}>
            <div class="figures">
                <${Sum} name="requests" total=${traffic.requests} values=${perMinute(minute => minute.requests)} />
                <${Sum} name="errors" total=${traffic.failed} values=${perMinute(minute => minute.failed)} />
                <${Sum} name="tokens" total=${traffic.input_tokens + traffic.output_tokens}
                    values=${perMinute(minute => minute.input_tokens + minute.output_tokens)} />
                <${FirstToken} mean=${traffic.first_token_ms} values=${perMinute(minute => minute.first_token_ms)} />
                <${Figure} name="streams" value=${number(traffic.active)} hint=${t('figure.streams.hint')} />
            </div>
        <//>`;
}

/** What adds up: the total, and how much of it is of the last hour. */
function Sum({ name, total, values }) {
    const lastHour = values.reduce((sum, minute) => sum + minute, 0);
    return html`
        <${Figure} name=${name} value=${shortNumber(total)} exact=${number(total)} values=${values}
            label=${t('figure.chart', { name: t(`figure.${name}`), lastHour })}
            hint=${t('figure.lastHour', { count: shortNumber(lastHour) })} />`;
}

/** How long streams let one wait, on average. */
function FirstToken({ mean, values }) {
    const value = mean === null ? '–' : milliseconds(mean);
    return html`
        <${Figure} name="firstToken" value=${value} values=${values}
            label=${t('figure.firstToken.chart', { value })} hint=${t('figure.firstToken.hint')} />`;
}

function Figure({ name, value, exact, values, label, hint }) {
    return html`
        <div class="figure-box ${name}">
            <p class="figure-name">${t(`figure.${name}`)}</p>
            <p class="figure" title=${exact}>${value}</p>
            ${values && html`<${Sparkline} values=${values} label=${label} />`}
            <p class="hint">${hint}</p>
        </div>`;
}

/** The accounts that wait for a person. */
function Attention() {
    const load = useLoad('attention', () => listAccounts({
        state: NEEDS_SOMEBODY.join(','), sort: 'created_at', order: 'desc', size: 6,
    }), 4 * EVERY);
    return html`
        <${Card} title=${t('overview.attention')}>
            <${Loaded} load=${load}>${({ accounts, total }) => total === 0
                ? html`<p class="all-well"><span class="dot good"></span>${t('overview.allWell')}</p>`
                : html`
                    <ul class="rows">
                        ${accounts.map(account => html`
                            <li key=${account.id}>
                                <a class="row-name" href=${href(`/accounts/${account.id}`)}>${nameOf(account)}</a>
                                <${Standing} account=${account} />
                                <span class="hint">${explain(account).todo}</span>
                            </li>`)}
                    </ul>
                    ${total > accounts.length && html`
                        <p><a href=${href('/accounts', { state: NEEDS_SOMEBODY.join(',') })}>
                            ${t('overview.allOf', { total })}</a></p>`}`}
            <//>
        <//>`;
}
