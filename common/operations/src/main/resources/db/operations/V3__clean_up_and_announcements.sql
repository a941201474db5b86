-- What turns an operation from its plain way: it gave back its cluster, somebody wants it cancelled,
-- or it will end short of its goal and cleans up before.
alter table operation
    add column cluster_released boolean not null default false,
    add column cancel_asked text,
    add column stop_step text,
    add column stop_cause text check (stop_cause in ('STEP', 'CANCELLATION', 'CLEAN_UP')),
    add column stop_reason text,
    add constraint operation_stop_whole
        check (num_nulls(stop_step, stop_cause, stop_reason) in (0, 3));

-- The ids of facts that come from no operation, so that each is said once.
create table announced (
    id uuid primary key,
    asked_at timestamptz not null default clock_timestamp()
);

comment on column announced.asked_at is 'About when somebody last asked to say it.';

create index announced_asked on announced (asked_at);
