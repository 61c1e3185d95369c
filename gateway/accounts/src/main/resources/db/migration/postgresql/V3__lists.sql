-- Lists of a hundred thousand accounts: every order the admin API has is read from an index.
alter table accounts
    add column label_key text generated always as (substr(lower(label), 1, 190)) stored,
    add column disabled_since bigint; -- by a person

create index accounts_label on accounts (label_key, id);
create index accounts_expires_at on accounts (expires_at, id);
create index accounts_last_refresh_time on accounts (last_refresh_time, id);
create index account_health_error_count on account_health (error_count, account_id, epoch) where error_count > 0;

-- Since when an account is in its state.
alter table account_health add column since bigint;

create or replace view account_findings as
select h.account_id, h.state, h.reason, h.until, h.since
from account_health h
join accounts a on a.id = h.account_id
where h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation);

create or replace view account_standing as
select
    a.id as account_id,
    coalesce(f.state, 'ready') as state,
    coalesce(f.reason, 'Ready') as reason,
    f.until as until,
    coalesce(h.success_count, 0) as success_count,
    case when h.epoch = a.epoch then h.error_count else 0 end as error_count,
    f.since as since,
    h.usage as quota_usage
from accounts a
left join account_health h on h.account_id = a.id
left join account_findings f on f.account_id = a.id;
