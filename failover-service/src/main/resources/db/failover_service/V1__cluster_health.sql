-- What is remembered of the health of each cluster that is watched.
create table cluster_health (
    cluster  text primary key,
    revision bigint not null,
    state    jsonb not null,
    saved_at timestamptz not null default now()
);

-- The one replica that tells of it.
create table health_lease (
    one          boolean primary key default true check (one),
    holder       uuid not null,
    leased_until timestamptz not null
);
