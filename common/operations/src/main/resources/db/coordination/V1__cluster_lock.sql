-- Shared by all services: who may act on which cluster.

create sequence fencing_token;

-- The queue of each cluster. A row is made with its operation and goes when the operation ends.
create table cluster_lock (
    ticket bigint generated always as identity primary key,
    cluster text not null,
    operation uuid not null unique,
    service text not null,
    workflow text not null,
    access text not null
        check (access in ('SHARED', 'EXCLUSIVE', 'EXCLUSIVE_FIRST', 'EXCLUSIVE_FINAL')),
    exclusive boolean not null generated always as (access <> 'SHARED') stored,
    passes boolean not null
        generated always as (access in ('EXCLUSIVE_FIRST', 'EXCLUSIVE_FINAL')) stored,
    token bigint,
    requested_at timestamptz not null default now()
);

comment on column cluster_lock.token is 'Null while the operation waits. Each claim takes a new one.';

create index cluster_lock_queue on cluster_lock (cluster, ticket);

-- The rule below makes this impossible; the index makes a bug in it harmless.
create unique index cluster_lock_one_exclusive_holder on cluster_lock (cluster)
    where exclusive and token is not null;

-- The one rule: whoever holds the cluster stands before whoever waits, among those who wait the
-- passing stand before the others, and otherwise it is first in, first out. One waits for another
-- that stands before it, unless both only read.
create function blocks(other cluster_lock, one cluster_lock) returns boolean
    language sql immutable
    return other.cluster = one.cluster
        and other.operation <> one.operation
        and (other.exclusive or one.exclusive)
        and (other.token is not null
            or (other.passes, -other.ticket) > (one.passes, -one.ticket));
