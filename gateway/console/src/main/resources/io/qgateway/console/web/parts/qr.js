// A QR code, always dark on light: scanners want it so in either theme.
import { html } from '../view.js';
import { encode } from '../vendor/uqr.mjs';

export function QrCode({ text, label }) {
    const { data, size } = encode(text, { ecc: 'M', border: 2 });
    return html`
        <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
            <path class="qr-paper" d="M0 0h${size}v${size}H0z" />
            <path class="qr-ink" d=${squares(data)} />
        </svg>`;
}

/** Each run of dark squares in a row is one bar. */
function squares(rows) {
    return rows.flatMap((row, y) => runs(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)).join('');
}

function runs(row) {
    const found = [];
    row.forEach((dark, x) => {
        if (dark && row[x - 1]) {
            found.at(-1)[1]++;
        } else if (dark) {
            found.push([x, 1]);
        }
    });
    return found;
}
