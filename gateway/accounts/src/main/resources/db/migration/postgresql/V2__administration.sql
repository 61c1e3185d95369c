-- Sessions of the admin API that were ended before their time. Those that ended by themselves need no row.
create table ended_sessions (
    id varchar(64) not null primary key,
    ends_at bigint not null -- forgotten from then on
);

-- Device logins. Any gateway moves them on; whoever moves next_ask_at asks the identity provider next.
create table device_logins (
    id varchar(64) not null primary key,
    label text,
    enabled boolean not null,
    log_in_again varchar(255), -- the account to log in again, instead of making one
    start_url varchar(400) not null,
    region varchar(64) not null,
    client_id text not null,
    client_secret text, -- sealed, and gone when the login is over
    device_code text, -- sealed, and gone when the login is over
    registration_expires_at bigint,
    user_code varchar(255) not null,
    verification_uri text not null,
    verification_uri_complete text not null,
    interval_ms bigint not null,
    started_at bigint not null,
    expires_at bigint not null,
    state varchar(32) not null,
    account_id varchar(255), -- the account it has logged in
    error text,
    next_ask_at bigint not null,
    ended_at bigint
);

create index device_logins_due on device_logins (state, next_ask_at);

-- Accounts that are to be tried out before they serve. Whoever moves next_try_at tries.
create table account_checks (
    account_id text collate "C" not null primary key references accounts (id) on delete cascade,
    attempts integer not null default 0,
    next_try_at bigint not null
);

create index account_checks_due on account_checks (next_try_at);
