-- Clusters whose endpoints the service keeps, from exposing to concealing them.
create table exposed_cluster (
    cluster     text primary key,
    cluster_uid text not null,
    database    text not null,
    exposure    jsonb not null,
    endpoints   jsonb not null,
    since       timestamptz not null default now()
);
