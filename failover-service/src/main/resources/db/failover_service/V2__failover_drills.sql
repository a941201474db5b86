-- When the primary of each cluster was last broken on purpose.
create table failover_drills (
    cluster   text primary key,
    operation uuid not null,
    broke_at  timestamptz not null
);
