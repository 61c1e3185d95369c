package io.qgateway.settings;

import io.qgateway.accounts.database.DatabaseUrl;

/** Which database the accounts are in, as q2api has it. */
record DatabaseAddress() implements Format<DatabaseUrl> {

    @Override
    public DatabaseUrl parse(String text) throws UnusableValueException {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableValueException(String.valueOf(e.getMessage()));
        }
    }
}
