// A button with a menu of actions.
import { html, useId, useRef } from '../view.js';
import { Icon } from './icon.js';

const GAP = 4;

/** `items` is a list of `{ text, onClick, danger }`; what is falsy in it is left out. */
export function Menu({ label, icon = 'more', items }) {
    const id = useId();
    const button = useRef(null);
    const list = useRef(null);

    const toggled = event => {
        button.current.setAttribute('aria-expanded', event.newState === 'open');
        if (event.newState === 'open') {
            place(list.current, button.current);
            entries(list.current)[0]?.focus();
        }
    };
    const chosen = item => {
        list.current.hidePopover();
        button.current.focus();
        item.onClick();
    };
    return html`
        <span class="menu">
            <button type="button" class="icon-button" ref=${button} popovertarget=${id} aria-haspopup="menu"
                aria-expanded="false" aria-label=${label} title=${label}>
                <${Icon} name=${icon} />
            </button>
            <div id=${id} class="menu-list" role="menu" popover="auto" aria-label=${label} ref=${list}
                onToggle=${toggled} onKeyDown=${event => step(event, list.current)}>
                ${items.filter(Boolean).map(item => html`
                    <button type="button" role="menuitem" tabindex="-1" key=${item.text}
                        class=${item.danger ? 'danger' : ''} onClick=${() => chosen(item)}>${item.text}</button>`)}
            </div>
        </span>`;
}

function entries(list) {
    return [...list.querySelectorAll('[role=menuitem]')];
}

/** Below the button and flush with its right edge; above it where there is no room. */
function place(list, button) {
    const at = button.getBoundingClientRect();
    const below = at.bottom + GAP + list.offsetHeight <= innerHeight;
    list.style.left = `${Math.max(GAP, at.right - list.offsetWidth)}px`;
    list.style.top = `${below ? at.bottom + GAP : at.top - GAP - list.offsetHeight}px`;
}

function step(event, list) {
    const all = entries(list);
    const here = all.indexOf(document.activeElement);
    const next = {
        ArrowDown: all[(here + 1) % all.length],
        ArrowUp: all[(here - 1 + all.length) % all.length],
        Home: all[0],
        End: all.at(-1),
    }[event.key];
    if (next) {
        event.preventDefault();
        next.focus();
    } else if (event.key === 'Tab') {
        list.hidePopover();
    }
}
