-- Clusters that the service looks after, from their provisioning to their removal.
create table followed_cluster (
    cluster          text primary key,
    database         text not null,
    -- Where its archive is, which must be known when the Cluster is gone; null where it has none.
    archive          jsonb,
    retention_policy text not null,
    max_proof_age    interval not null,
    since            timestamptz not null default now()
);
