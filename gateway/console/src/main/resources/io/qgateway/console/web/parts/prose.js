// A model's text: paragraphs as they are, and blocks of code set apart. It is data and never becomes markup.
import { html } from '../view.js';
import { Code } from './code.js';

const FENCE = /^```([\w+#.-]*)[^\S\n]*\n([\s\S]*?)(?:^```[^\S\n]*$|$(?![\s\S]))/m;

export function Prose({ text }) {
    return html`<div class="prose">${blocks(text).map(({ code, language, text: content }, index) => code
        ? html`<${Code} key=${index} title=${language || 'text'} text=${content} />`
        : html`<p key=${index}>${content}</p>`)}</div>`;
}

/** The text cut at its fences; the last one may still be open. */
function blocks(text) {
    const found = [];
    let rest = text;
    for (let match = rest.match(FENCE); match; match = rest.match(FENCE)) {
        found.push({ text: rest.slice(0, match.index).trim() });
        found.push({ code: true, language: match[1], text: match[2].replace(/\n$/, '') });
        rest = rest.slice(match.index + match[0].length);
    }
    return [...found, { text: rest.trim() }].filter(block => block.code || block.text);
}
