-- Hardly any account is in doubt, which is to be found out without looking at all of them.
create index accounts_in_doubt_since on accounts (in_doubt_since);

-- How many are enabled is counted in an index that has no more than that: rows are wide.
create index accounts_enabled on accounts (enabled, in_doubt_since);
