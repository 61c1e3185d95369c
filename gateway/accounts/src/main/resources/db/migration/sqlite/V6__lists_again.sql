-- Hardly any account is in doubt, which is to be found out without looking at all of them.
create index accounts_in_doubt_since on accounts (in_doubt_since) where in_doubt_since is not null;
