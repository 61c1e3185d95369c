// What to tell clients: the address, a key, and lines to copy.
import { html, useState } from '../view.js';
import { t } from '../i18n/i18n.js';
import { readAbout } from '../api/about.js';
import { listModels, usualModel } from '../api/chat.js';
import { CopyButton, Code } from '../parts/code.js';
import { Segments, SelectField, TextField } from '../parts/field.js';
import { Card, Page } from '../parts/page.js';
import { useLoad } from '../state/load.js';
import { SNIPPETS } from './snippets.js';

export function ConnectPage() {
    const models = useLoad('models', listModels).data.value ?? [];
    const about = useLoad('about', readAbout).data.value;
    const [typed, setUrl] = useState();
    const url = typed ?? about?.clients_url ?? location.origin;
    const [key, setKey] = useState('');
    const [chosen, setChosen] = useState('');
    const [client, setClient] = useState('claudeCode');
    const model = chosen || usualModel(models);
    const values = { url: url.replace(/\/+$/, ''), key: key || 'YOUR_API_KEY', model };
    return html`
        <${Page} title=${t('nav.connect')} lead=${t('connect.lead')}>
            <${Card} title=${t('connect.values')}>
                <div class="columns tight">
                    <${TextField} mono type="url" label=${t('connect.url')} hint=${t('connect.urlHint')} value=${url} onInput=${setUrl} />
                    <${TextField} mono name="key" autocomplete="off" label=${t('connect.key')}
                        hint=${t('connect.keyHint')} value=${key} onInput=${setKey} />
                    <${SelectField} label=${t('connect.model')} options=${models.map(name => [name, name])} value=${model} onChange=${setChosen} />
                </div>
                <dl class="facts stacked">
                    <${Address} name="openai" url=${`${values.url}/v1`} />
                    <${Address} name="anthropic" url=${values.url} />
                </dl>
            <//>
            <${Segments} label=${t('connect.client')} value=${client} onChange=${setClient}
                options=${Object.entries(SNIPPETS).map(([name, { title }]) => [name, title])} />
            <div class="snippets">
                ${SNIPPETS[client].parts.map(({ title, text }) => html`
                    <${Code} key=${title} title=${title} text=${text(values)} />`)}
            </div>
        <//>`;
}

function Address({ name, url }) {
    return html`
        <div>
            <dt>${t(`connect.${name}`)}</dt>
            <dd><code>${url}</code> <${CopyButton} text=${url} label=${t('copy.of', { name: t(`connect.${name}`) })} /></dd>
        </div>`;
}
