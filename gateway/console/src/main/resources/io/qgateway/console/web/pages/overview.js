// How the pool stands and what goes through it; to somebody without accounts, how to begin.
import { html } from '../view.js';
import { number, shortNumber, t } from '../i18n/i18n.js';
import { duration } from '../i18n/times.js';
import { listAccounts, nameOf, summarizeAccounts } from '../api/accounts.js';
import { readTraffic } from '../api/traffic.js';
import { LinkButton } from '../parts/button.js';
import { Shares, Sparkline } from '../parts/chart.js';
import { Loaded } from '../parts/notice.js';
import { Card, Page } from '../parts/page.js';
import { NEEDS_SOMEBODY, STATES, Standing, explain, stateName } from '../parts/state.js';
import { href } from '../state/route.js';
import { useLoad } from '../state/load.js';

const EVERY = 5;

export function OverviewPage() {
    const pool = useLoad('pool', summarizeAccounts, EVERY);
    const isNew = pool.data.value?.total === 0;
    return html`
        <${Page} title=${t('overview.title')}>
            ${isNew ? html`<${Welcome} />` : html`
                <div class="overview">
                    <${Card} title=${t('overview.pool')} kind="wide">
                        <${Loaded} load=${pool} lines=${3}>${summary => html`<${Pool} summary=${summary} />`}<//>
                    <//>
                    <${Traffic} />
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

/** Every state that has accounts, as its share and as a figure that leads to them. */
function Pool({ summary }) {
    const present = Object.keys(STATES)
        .filter(state => summary.states[state] > 0)
        .map(state => ({ state, kind: STATES[state], value: summary.states[state] }));
    return html`
        <p class="pool-total">
            <strong class="figure">${number(summary.enabled)}</strong>
            <span>${t('overview.enabledOf', { total: summary.total })}</span>
        </p>
        <${Shares} parts=${present} />
        <ul class="pool-states">
            ${present.map(({ state, kind, value }) => html`
                <li key=${state}>
                    <a href=${href('/accounts', { state })}>
                        <span class="dot ${kind}"></span>${stateName(state)} <strong>${number(value)}</strong>
                    </a>
                </li>`)}
        </ul>`;
}

/** What has gone through in the last hour. */
function Traffic() {
    const traffic = useLoad('traffic', readTraffic, EVERY);
    return html`
        <${Card} title=${t('overview.traffic')} kind="wide"
            aside=${traffic.data.value && html`
                <span class="hint">${t('overview.since', { time: duration(traffic.data.value.uptime_s) })}</span>`}>
            <${Loaded} load=${traffic} lines=${4}>${data => html`<${Figures} traffic=${data} />`}<//>
        <//>`;
}

function Figures({ traffic }) {
    const perMinute = field => traffic.minutes.map(minute => minute[field]);
    return html`
        <div class="figures">
            <${Figure} name="requests" value=${traffic.requests_total} values=${perMinute('requests')} />
            <${Figure} name="errors" value=${traffic.errors_total} values=${perMinute('errors')} />
            <${Figure} name="tokens" value=${traffic.input_tokens + traffic.output_tokens} values=${perMinute('tokens')} />
            <${Figure} name="streams" value=${traffic.streams_active} />
        </div>`;
}

function Figure({ name, value, values }) {
    const lastHour = values?.reduce((sum, minute) => sum + minute, 0);
    return html`
        <div class="figure-box ${name}">
            <p class="figure-name">${t(`figure.${name}`)}</p>
            <p class="figure" title=${number(value)}>${shortNumber(value)}</p>
            ${values
                ? html`
                    <${Sparkline} values=${values} label=${t('figure.chart', { name: t(`figure.${name}`), lastHour })} />
                    <p class="hint">${t('figure.lastHour', { count: shortNumber(lastHour) })}</p>`
                : html`<p class="hint">${t(`figure.${name}.hint`)}</p>`}
        </div>`;
}

/** The accounts that wait for a person. */
function Attention() {
    const load = useLoad('attention', () => listAccounts({
        state: NEEDS_SOMEBODY.join(','), sort: 'created_at', order: 'desc', size: 6,
    }), 4 * EVERY);
    return html`
        <${Card} title=${t('overview.attention')} kind="wide">
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
