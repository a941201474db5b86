-- One schema per service.

create table runner (
    id uuid primary key,
    leased_until timestamptz not null
);

-- What a saved step changes is in no index, so that the update stays within the page.
create table operation (
    id uuid primary key,
    workflow text not null,
    cluster text not null,
    causation_id text not null,
    requested_at timestamptz not null default clock_timestamp(),
    revision bigint not null default 0,
    state json not null,
    step text not null,
    visit integer not null,
    attempts integer not null,
    failures integer not null,
    since timestamptz,
    status text not null
        check (status in ('QUEUED', 'RUNNING', 'COMPLETED', 'STOPPED', 'CANCELLED')),
    due timestamptz not null,
    waiting_for text,
    ended_because text,
    runner uuid,
    token bigint
) with (fillfactor = 70);

create index operation_open on operation (requested_at, id)
    where status in ('QUEUED', 'RUNNING');
create index operation_of_runner on operation (runner) where runner is not null;
create index operation_of_cluster on operation (cluster, requested_at desc, id desc);

create table step_history (
    position bigint generated always as identity primary key,
    operation uuid not null,
    step text not null,
    number integer not null,
    visit integer not null,
    attempt integer not null,
    kind text not null check (kind in ('DONE', 'WAITING', 'FAILED', 'STOPPED', 'CANCELLED')),
    detail text,
    at timestamptz not null,
    took_micros bigint
);

create index step_history_of_operation on step_history (operation, position);

-- The identities of what was received: requests, and facts of other services.
create table inbox (
    source text not null,
    id text not null,
    digest text not null,
    operation uuid,
    received_at timestamptz not null default now(),
    primary key (source, id)
);

comment on column inbox.operation is 'Null when nothing was to be done, or the request was rejected.';

-- The number of the last fact that this service said of a cluster.
create table stream_sequence (
    subject text primary key,
    last bigint not null
) with (fillfactor = 70);

create table outbox (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    type text not null,
    subject text not null,
    source text not null,
    time timestamptz not null,
    causation_id text,
    sequence bigint not null,
    body json not null,
    created_at timestamptz not null default now(),
    published_at timestamptz
);

create index outbox_unpublished on outbox (position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- One row: the replica whose relay publishes.
create table relay_lease (
    one boolean primary key default true check (one),
    holder uuid not null,
    leased_until timestamptz not null
);
