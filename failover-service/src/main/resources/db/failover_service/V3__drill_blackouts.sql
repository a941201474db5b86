-- When the failover of each cluster must not be drilled, as its calendar was asked for.
create table drill_blackouts (
    cluster  text primary key,
    calendar jsonb not null
);
