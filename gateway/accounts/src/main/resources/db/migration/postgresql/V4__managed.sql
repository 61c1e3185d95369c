-- The generation of the resource that a row of origin qaccount: was last made of. An older one never overwrites a newer.
alter table accounts add column resource_generation bigint;
