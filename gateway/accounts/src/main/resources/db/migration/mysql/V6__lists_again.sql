-- How many are enabled, and how many of them are in doubt, is counted in an index that has no more than that: rows are
-- wide.
create index accounts_enabled on accounts (enabled, in_doubt_since);
