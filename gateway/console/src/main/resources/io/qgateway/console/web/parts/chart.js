// Small charts.
import { html } from '../view.js';

const WIDTH = 240;
const HEIGHT = 48;

/**
 * How a figure went, as a line over its area. `label` says it in words. Where nothing was measured
 * the value is `null`, and the line goes on to the next.
 */
export function Sparkline({ values, label }) {
    const top = Math.max(1, ...values);
    const step = WIDTH / Math.max(1, values.length - 1);
    const points = values
        .map((value, index) => ({ x: round(index * step), y: round(HEIGHT - 2 - (value / top) * (HEIGHT - 6)), value }))
        .filter(({ value }) => value !== null);
    const line = points.map(({ x, y }) => `${x} ${y}`).join('L');
    return html`
        <svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
            <path class="sparkline-floor" d="M0 ${HEIGHT - 1}H${WIDTH}" vector-effect="non-scaling-stroke" />
            ${points.length > 0 && html`
                <path class="sparkline-area" d="M${points[0].x} ${HEIGHT}L${line}L${points.at(-1).x} ${HEIGHT}Z" />
                <path class="sparkline-line" d="M${line}${points.length === 1 ? 'h.01' : ''}" vector-effect="non-scaling-stroke" />`}
        </svg>`;
}

/** Parts of a whole side by side; `parts` is a list of `{ kind, value }`. The text beside it says the same. */
export function Shares({ parts }) {
    const total = parts.reduce((sum, part) => sum + part.value, 0);
    let x = 0;
    return html`
        <svg class="shares" viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            ${parts.map(({ kind, value }, index) => {
                const part = html`<rect key=${index} class=${kind} x=${x} width=${value} height="1" />`;
                x += value;
                return part;
            })}
        </svg>`;
}

/** How much of something is used up. */
export function Meter({ value, max, label }) {
    const share = max > 0 ? value / max : 0;
    const kind = share >= 1 ? 'bad' : share >= .8 ? 'wait' : 'good';
    return html`
        <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label=${label}>
            <rect class="meter-all" width="100" height="6" />
            <rect class=${kind} width=${round(Math.min(1, share) * 100)} height="6" />
        </svg>`;
}

function round(value) {
    return Math.round(value * 10) / 10;
}
