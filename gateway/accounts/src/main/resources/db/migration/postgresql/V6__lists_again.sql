-- What is long leaves its row: lists and counts look at all rows, and at nothing that is long. (With much less than 512 ids
-- would leave, too.) Rows that are there already follow with the next change to them.
alter table accounts set (toast_tuple_target = 512);

-- Sealed and so without any pattern; to try and compress them would be in vain.
alter table accounts
    alter column clientSecret set storage external,
    alter column refreshToken set storage external,
    alter column accessToken set storage external;

-- Hardly any account is in doubt, which is to be found out without looking at all of them.
create index accounts_in_doubt_since on accounts (in_doubt_since) where in_doubt_since is not null;
