-- False where a cluster's spec asks for no backups, so that nobody is told that there are none.
alter table followed_cluster add column backed_up boolean not null default true;

-- What the archive watch knows of each cluster; goes with the cluster.
create table archive_watch (
    cluster text primary key references followed_cluster on delete cascade,
    -- Null before the first look.
    state   jsonb,
    due     timestamptz not null default now(),
    -- Counts the claims: only the last one may save what it saw.
    look    bigint not null default 0
);
create index archive_watch_due on archive_watch (due);
