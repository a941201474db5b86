-- What the contract watch knows of each exposed cluster; goes with the cluster.
create table endpoint_contract (
    cluster text primary key references exposed_cluster on delete cascade,
    -- Null before the first look.
    state   jsonb,
    due     timestamptz not null default now(),
    -- Counts the claims: only the last one may save what it saw.
    look    bigint not null default 0
);
create index endpoint_contract_due on endpoint_contract (due);
