-- Lists of a hundred thousand accounts. Every order the admin API has is read from an index, and an index has what filters
-- ask for as well: rows are wide, and looking into many of them takes time.

-- What labels are sorted and searched by. SQLite does not count an index as enough where it has a generated column.
alter table accounts add column label_key text;
update accounts set label_key = substr(lower(label), 1, 190);

create trigger accounts_label_key_inserted after insert on accounts when new.label is not null
begin
    update accounts set label_key = substr(lower(new.label), 1, 190) where id = new.id;
end;

create trigger accounts_label_key_updated after update of label on accounts when new.label is not old.label
begin
    update accounts set label_key = substr(lower(new.label), 1, 190) where id = new.id;
end;

drop index accounts_created_at;
create index accounts_created_at on accounts (created_at, id, enabled, in_doubt_since, label_key);
create index accounts_id on accounts (id, enabled, in_doubt_since, label_key);
create index accounts_label on accounts (label_key, id, enabled, in_doubt_since);
create index accounts_expires_at on accounts (expires_at, id, enabled, in_doubt_since, label_key);
create index accounts_last_refresh_time on accounts (last_refresh_time, id, enabled, in_doubt_since, label_key);
create index account_health_error_count on account_health (error_count, account_id, epoch) where error_count > 0;

-- Since when an account is in its state.
alter table accounts add column disabled_since bigint; -- by a person
alter table account_health add column since bigint;

drop view account_standing;
drop view account_findings;

create view account_findings as
select h.account_id, h.state, h.reason, h.until, h.since
from account_health h
join accounts a on a.id = h.account_id
where h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation);

-- The same rule as above, written out: SQLite would gather all findings for each account it looks at.
create view account_standing as
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
