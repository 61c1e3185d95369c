// What can be done to one account, with a word on how it ended. Each answers whether it worked.
import { t } from '../i18n/i18n.js';
import { milliseconds } from '../i18n/times.js';
import { deleteAccount, editAccount, nameOf, refreshAccount, testAccount } from '../api/accounts.js';
import { confirm } from '../parts/dialog.js';
import { attempt } from '../state/toasts.js';
import { keepResult } from './testrun.js';

export function setEnabled(account, enabled) {
    return attempt(
        () => editAccount(account.id, { enabled }),
        t(enabled ? 'account.nowEnabled' : 'account.nowDisabled', { name: nameOf(account) }));
}

export function refresh(account) {
    return attempt(() => refreshAccount(account.id), t('account.nowRefreshed', { name: nameOf(account) }));
}

export function test(account) {
    const name = nameOf(account);
    return attempt(async () => {
        const result = await testAccount(account.id);
        keepResult(account.id, result);
        if (!result.ok) {
            throw new Error(t('account.testFailed', { name, error: result.detail }));
        }
        return result;
    }, result => t('account.testPassed', { name, time: milliseconds(result.duration_ms) }));
}

/** Answers whether it is gone. */
export async function askToDelete(account) {
    const name = nameOf(account);
    const yes = await confirm({
        title: t('delete.title', { name }),
        text: t('delete.text'),
        action: t('action.delete'),
        danger: true,
    });
    return yes && attempt(() => deleteAccount(account.id), t('account.nowDeleted', { name }));
}
