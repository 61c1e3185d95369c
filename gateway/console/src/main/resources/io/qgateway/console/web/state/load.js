// What a page has to fetch before it can show something, and again every few seconds.
import { signal, useEffect, useState } from '../view.js';

/**
 * The result of `fetch`, as signals: `data` of the last success, `error` of the last failure, and
 * `loading` until there is either. `key` names what is fetched: another key begins anew.
 *
 * @param every seconds after which it is fetched again, while the page is visible
 */
export function useLoad(key, fetch, every) {
    const [load] = useState(() => new Load());
    load.fetch = fetch;
    useEffect(() => load.start(every), [key, every]);
    return load;
}

class Load {
    data = signal(undefined);
    error = signal(undefined);
    loading = signal(true);
    #run = 0;

    start(every) {
        this.loading.value = true;
        this.again();
        const timer = every && setInterval(() => document.hidden || this.again(), every * 1000);
        return () => {
            this.#run++;
            clearInterval(timer);
        };
    }

    /** Fetches now. An answer that another one has overtaken is dropped. */
    async again() {
        const run = ++this.#run;
        try {
            const data = await this.fetch();
            if (run === this.#run) {
                this.data.value = data;
                this.error.value = undefined;
            }
        } catch (error) {
            if (run === this.#run) {
                this.error.value = error;
            }
        }
        if (run === this.#run) {
            this.loading.value = false;
        }
    }
}
