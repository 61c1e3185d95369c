-- Intent and tokens, written by the control plane only. Columns up to expires_at are q2api's, under its names and with its
-- meaning; its error_count and success_count are in account_health. The seed's times are texts in UTC without a zone
-- (2026-11-24T09:30:00), all others are milliseconds since 1970.
create table accounts (
    id text not null primary key,
    label text,
    clientId text not null,
    clientSecret text, -- sealed, bound to account and column
    refreshToken text, -- sealed, bound to account, column and generation
    accessToken text, -- sealed, bound to account, column and generation
    other text,
    last_refresh_time text,
    last_refresh_status text not null default 'never',
    created_at text not null,
    updated_at text not null,
    enabled boolean not null default true,
    expires_at text, -- token_expires_at as q2api's scripts read it

    provider text not null default 'AmazonQ',
    region text not null,
    profile_arn text,
    origin text not null default 'database', -- or qaccount:<namespace>/<name>
    weight integer not null default 100,
    max_concurrency integer,
    epoch bigint not null default 1, -- raised when a person enables the account or logs in again
    registration_expires_at bigint,

    generation bigint not null default 1, -- of the credentials
    token_obtained_at bigint,
    token_expires_at bigint,

    claim_id text, -- of the attempt to refresh that is under way, or has died
    claim_started_at bigint,
    in_doubt_since bigint, -- since then the refresh token may be spent
    refresh_failures integer not null default 0, -- in a row
    refresh_not_before bigint
);

create index accounts_created_at on accounts (created_at);

-- Findings and counters, written by gateways only. The finding and error_count belong to the epoch, a finding with a
-- generation to those credentials only; success_count is for life.
create table account_health (
    account_id text not null primary key references accounts (id) on delete cascade,
    epoch bigint not null,
    generation bigint,
    state text not null default 'ready',
    reason text not null default 'Ready',
    until bigint,
    success_count bigint not null default 0,
    error_count bigint not null default 0,
    usage text
);

-- What of account_health still stands: the one place for this rule, and a row for every account.
create view account_standing as
select
    a.id as account_id,
    coalesce(finding.state, 'ready') as state,
    coalesce(finding.reason, 'Ready') as reason,
    finding.until as until,
    coalesce(counts.success_count, 0) as success_count,
    case when counts.epoch = a.epoch then counts.error_count else 0 end as error_count
from accounts a
left join account_health counts on counts.account_id = a.id
left join account_health finding
    on finding.account_id = a.id
    and finding.epoch = a.epoch
    and (finding.generation is null or finding.generation = a.generation);

-- The last change of each account, in order. autoincrement, because a sequence must never come twice.
create table account_changes (
    sequence integer primary key autoincrement,
    account_id text not null unique,
    deleted boolean not null
);
