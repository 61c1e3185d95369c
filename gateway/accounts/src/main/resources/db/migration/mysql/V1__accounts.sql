-- Intent and tokens, written by the control plane only. Columns up to expires_at are q2api's, under its names and with its
-- meaning; its error_count and success_count are in account_health. The seed's times are texts in UTC without a zone
-- (2026-11-24T09:30:00), all others are milliseconds since 1970.
create table accounts (
    id varchar(255) not null primary key,
    label text,
    enabled boolean not null default true,
    created_at varchar(32) not null,
    updated_at varchar(32) not null,
    last_refresh_time varchar(32),
    last_refresh_status varchar(16) not null default 'never',
    expires_at varchar(32), -- token_expires_at as q2api's scripts read it

    provider varchar(64) not null default 'AmazonQ',
    region varchar(64) not null,
    profile_arn text,
    origin varchar(600) not null default 'database', -- or qaccount:<namespace>/<name>
    weight integer not null default 100,
    max_concurrency integer,
    epoch bigint not null default 1, -- raised when a person enables the account or logs in again
    registration_expires_at bigint,

    generation bigint not null default 1, -- of the credentials
    token_obtained_at bigint,
    token_expires_at bigint,

    claim_id varchar(64), -- of the attempt to refresh that is under way, or has died
    claim_started_at bigint,
    in_doubt_since bigint, -- since then the refresh token may be spent
    refresh_failures integer not null default 0, -- in a row
    refresh_not_before bigint,

    clientId text not null,
    clientSecret mediumtext, -- sealed, bound to account and column
    refreshToken mediumtext, -- sealed, bound to account, column and generation
    accessToken mediumtext, -- sealed, bound to account, column and generation
    other mediumtext
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create index accounts_created_at on accounts (created_at, id);
create index accounts_origin on accounts (origin);

-- Findings and counters: a row for each account from its birth on, written by gateways only. The finding and error_count
-- belong to the epoch, a finding with a generation to those credentials only; success_count is for life.
create table account_health (
    account_id varchar(255) not null primary key,
    epoch bigint not null,
    generation bigint,
    state varchar(32) not null default 'ready',
    reason varchar(64) not null default 'Ready',
    until bigint,
    success_count bigint not null default 0,
    error_count bigint not null default 0,
    `usage` text,
    foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create index account_health_success_count on account_health (success_count, account_id);
create index account_health_state on account_health (state);

-- The findings that still stand: the one place for this rule.
create view account_findings as
select h.account_id, h.state, h.reason, h.until
from account_health h
join accounts a on a.id = h.account_id
where h.state <> 'ready' and h.epoch = a.epoch and (h.generation is null or h.generation = a.generation);

-- What bears on an account's status and what was counted, a row for every account.
create view account_standing as
select
    a.id as account_id,
    coalesce(f.state, 'ready') as state,
    coalesce(f.reason, 'Ready') as reason,
    f.until as until,
    coalesce(h.success_count, 0) as success_count,
    case when h.epoch = a.epoch then h.error_count else 0 end as error_count
from accounts a
left join account_health h on h.account_id = a.id
left join account_findings f on f.account_id = a.id;

-- Which accounts have changed, in order, for an hour or so.
create table account_changes (
    sequence bigint not null auto_increment primary key,
    account_id varchar(255) not null,
    changed_at bigint not null -- by the database's clock
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create index account_changes_changed_at on account_changes (changed_at);

-- What gateways ask of whoever keeps the refresh tokens elsewhere: a token newer than that generation.
create table refresh_request (
    account_id varchar(255) not null,
    generation bigint not null,
    requested_at bigint not null, -- by the database's clock
    primary key (account_id, generation),
    foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
