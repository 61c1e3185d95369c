// Questions that have to be answered first.
import { html, signal, useEffect, useRef } from '../view.js';
import { t } from '../i18n/i18n.js';
import { route } from '../state/route.js';
import { Button } from './button.js';

const question = signal(undefined);

/**
 * Asks whether to go on; answers true or false.
 *
 * @param title the question
 * @param text what will happen
 * @param action what the button that says yes is called
 * @param danger whether it can't be undone
 */
export function confirm({ title, text, action, danger = false }) {
    return new Promise(resolve => {
        question.value = { title, text, action, danger, resolve };
    });
}

/** Where questions appear; there is one in the shell. Who goes to another page has said no. */
export function Questions() {
    const asked = question.value;
    const dialog = useRef(null);
    useEffect(() => {
        if (asked) {
            dialog.current.showModal();
        }
    }, [asked]);
    const answer = yes => {
        dialog.current.close();
        question.value = undefined;
        asked.resolve(yes);
    };
    useEffect(() => {
        if (asked) {
            answer(false);
        }
    }, [route.value.path, route.value.isLogin]);
    if (!asked) {
        return null;
    }
    return html`
        <dialog class="dialog" ref=${dialog} aria-labelledby="question" aria-describedby="question-text"
            onCancel=${event => { event.preventDefault(); answer(false); }}>
            <h2 id="question">${asked.title}</h2>
            <p id="question-text">${asked.text}</p>
            <div class="actions end">
                <${Button} onClick=${() => answer(false)} autofocus>${t('action.cancel')}<//>
                <${Button} kind=${asked.danger ? 'danger' : 'primary'} data-test="confirm"
                    onClick=${() => answer(true)}>${asked.action}<//>
            </div>
        </dialog>`;
}
