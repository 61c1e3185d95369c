-- Lists of a hundred thousand accounts. Every order the admin API has is read from an index, and an index has what filters
-- ask for as well: rows are wide, and looking into many of them takes time.
alter table accounts
    add column label_key varchar(190) generated always as (substr(lower(label), 1, 190)) virtual,
    add column disabled_since bigint; -- by a person

drop index accounts_created_at on accounts;
create index accounts_created_at on accounts (created_at, id, enabled, in_doubt_since, label_key);
create index accounts_id on accounts (id, enabled, in_doubt_since, label_key);
create index accounts_label on accounts (label_key, id, enabled, in_doubt_since);
create index accounts_expires_at on accounts (expires_at, id, enabled, in_doubt_since, label_key);
create index accounts_last_refresh_time on accounts (last_refresh_time, id, enabled, in_doubt_since, label_key);
create index account_health_error_count on account_health (error_count, account_id, epoch);

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
    h.`usage` as quota_usage
from accounts a
left join account_health h on h.account_id = a.id;
