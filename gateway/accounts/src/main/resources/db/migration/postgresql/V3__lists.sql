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

-- The same rule as above, written out: SQLite would gather all findings for each account it looks at.
create or replace view account_standing as
select
    a.id as account_id,
    case when h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation)
        then h.state else 'ready' end as state,
    case when h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation)
        then h.reason else 'Ready' end as reason,
    case when h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation)
        then h.until else null end as until,
    coalesce(h.success_count, 0) as success_count,
    case when h.epoch = a.epoch then h.error_count else 0 end as error_count,
    case when h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation)
        then h.since else null end as since,
    h.usage as quota_usage
from accounts a
left join account_health h on h.account_id = a.id;
