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

-- The same findings. Asked for one by one, their accounts are looked up by their ids; a join would read all accounts to
-- find those few.
create or replace view account_findings as
select h.account_id, h.state, h.reason, h.until, h.since
from account_health h
where h.state <> 'ready'
and h.epoch = (select a.epoch from accounts a where a.id = h.account_id)
and (h.generation is null or h.generation = (select a.generation from accounts a where a.id = h.account_id));
