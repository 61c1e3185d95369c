// Small line drawings; they say nothing that the text beside them doesn't.
import { html } from '../view.js';

const PATHS = {
    overview: 'M3 12h4l3-8 4 16 3-8h4',
    accounts: 'M8 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21v-1a6 6 0 0 1 12 0v1M16 3.5a4 4 0 0 1 0 7.2M18 14.3A6 6 0 0 1 22 20v1',
    playground: 'M21 12a8 8 0 0 1-11.5 7.2L4 20.5l1.3-4.6A8 8 0 1 1 21 12z',
    connect: 'M9 17H7A5 5 0 0 1 7 7h2M15 7h2a5 5 0 0 1 0 10h-2M8 12h8',
    add: 'M12 5v14M5 12h14',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
    more: 'M5 12h.01M12 12h.01M19 12h.01',
    copy: 'M9 9h10v12H9zM5 15V3h10',
    check: 'M5 12.5l4.5 4.5L19 7.5',
    close: 'M6 6l12 12M18 6L6 18',
    warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2h.01',
    info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.8h.01',
    lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
    up: 'M12 19V5M6 11l6-6 6 6',
    down: 'M12 5v14M6 13l6 6 6-6',
    left: 'M15 5l-7 7 7 7',
    right: 'M9 5l7 7-7 7',
    system: 'M3 5h18v11H3zM8 20h8M12 16v4',
    light: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
    dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
    language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3.8 6 3.8 9s-.8 6-3.8 9c-3-3-3.8-6-3.8-9s.8-6 3.8-9z',
    logout: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
    send: 'M4 12l16-8-5 16-3.5-6.5z',
    stop: 'M7 7h10v10H7z',
    external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
    file: 'M6 3h8l4 4v14H6zM14 3v4h4M12 17v-6M9.5 13.5 12 11l2.5 2.5',
    key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h9v3M17 12v3',
    device: 'M7 2h10v20H7zM11 18.5h2',
};

export function Icon({ name }) {
    return html`
        <svg class="icon ${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=${PATHS[name]} />
        </svg>`;
}

/** The mark of the product. */
export function Mark() {
    return html`
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="8" />
            <circle cx="15" cy="15" r="7" />
            <path d="M18.5 18.5 25 25" />
        </svg>`;
}
