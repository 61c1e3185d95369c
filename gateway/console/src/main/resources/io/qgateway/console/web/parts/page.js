// The frame of a page: its heading, which takes the focus when the page is opened, and its actions.
import { html, useEffect, useRef } from '../view.js';

export function Page({ title, lead, back, actions, children }) {
    const heading = useRef(null);
    useEffect(() => {
        document.title = `${title} · qgateway`;
    }, [title]);
    useEffect(() => heading.current.focus({ preventScroll: true }), []);
    return html`
        <div class="page">
            <header class="page-header">
                <div>
                    ${back}
                    <h1 tabindex="-1" ref=${heading}>${title}</h1>
                    ${lead && html`<p class="lead">${lead}</p>`}
                </div>
                ${actions && html`<div class="actions">${actions}</div>`}
            </header>
            ${children}
        </div>`;
}

/** A part of a page with a heading of its own. */
export function Card({ title, aside, kind = '', children }) {
    return html`
        <section class="card ${kind}">
            ${title && html`<header class="card-header"><h2>${title}</h2>${aside}</header>`}
            ${children}
        </section>`;
}
