-- When the account's usage was asked for last, by the gateways' clocks: whoever sets it asks.
alter table account_health add column usage_asked_at bigint not null default 0;
create index account_health_usage_asked_at on account_health (usage_asked_at);
