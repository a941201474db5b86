-- What was last said of each cluster's retention; goes with the cluster.
create table retention_evaluation (
    cluster     text primary key references followed_cluster on delete cascade,
    -- The fact as it was said; null before the first.
    said        jsonb,
    said_at     timestamptz,
    evaluations bigint not null default 0,
    due         timestamptz not null default now()
);
create index retention_evaluation_due on retention_evaluation (due);
