// Fields of forms: a label, what to type, and what is wrong with it.
import { html, useId } from '../view.js';

/** One line of text, or several with `rows`. */
export function TextField({ label, hint, error, rows, mono, onInput, ...rest }) {
    const id = useId();
    const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
    const input = {
        id,
        class: mono ? 'input mono' : 'input',
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
        onInput: event => onInput(event.currentTarget.value),
        ...rest,
    };
    return html`
        <div class="field">
            <label for=${id}>${label}</label>
            ${rows ? html`<textarea rows=${rows} ...${input} />` : html`<input type="text" ...${input} />`}
            ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
            ${error && html`<p class="field-error" id=${`${id}-error`}>${error}</p>`}
        </div>`;
}

/** A choice among few; `options` is a list of `[value, text]`. */
export function SelectField({ label, hint, options, value, onChange, hideLabel, ...rest }) {
    const id = useId();
    return html`
        <div class="field">
            <label for=${id} class=${hideLabel ? 'hidden-label' : ''}>${label}</label>
            <select id=${id} class="input" value=${value} aria-describedby=${hint ? `${id}-hint` : undefined}
                onChange=${event => onChange(event.currentTarget.value)} ...${rest}>
                ${options.map(([key, text]) => html`
                    <option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
            </select>
            ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
        </div>`;
}

/** On or off, at once. `label` is read out, `children` is seen. */
export function Switch({ label, checked, onChange, disabled, children, ...rest }) {
    return html`
        <label class="switch">
            <input type="checkbox" role="switch" checked=${checked} disabled=${disabled}
                aria-label=${label} onChange=${event => onChange(event.currentTarget.checked)} ...${rest} />
            <span class="switch-track" aria-hidden="true"></span>
            ${children && html`<span>${children}</span>`}
        </label>`;
}

/** A few choices side by side, of which one is made. */
export function Segments({ label, options, value, onChange }) {
    const name = useId();
    return html`
        <fieldset class="segments">
            <legend class="hidden-label">${label}</legend>
            ${options.map(([key, text]) => html`
                <label key=${key}>
                    <input type="radio" name=${name} value=${key} checked=${key === value}
                        onChange=${() => onChange(key)} />
                    <span>${text}</span>
                </label>`)}
        </fieldset>`;
}
