-- Requests that are made again and again, whenever a cron says so.

create table schedule (
    cluster text not null,
    part text not null,
    name text not null,
    cron text not null,
    time_zone text not null,
    request_type text not null,
    request json not null,
    enabled boolean not null,
    next_due timestamptz,
    last_due timestamptz,
    last_operation uuid,
    last_error text,
    primary key (cluster, part, name)
);

comment on column schedule.part is 'Which schedules of the cluster are replaced together.';
comment on column schedule.next_due is 'Null while the schedule is paused or cannot be read.';
comment on column schedule.last_error is 'Why the last due time led to no operation.';

create index schedule_due on schedule (next_due, cluster, part, name) where next_due is not null;

-- Who asked, beside what for: the CloudEvents source of the request or fact.
alter table operation add column requested_by text;
