-- Ended operations and what was received are kept for a time. None of these indexes holds what a
-- saved step changes.

create index operation_ended on operation (requested_at)
    where status in ('COMPLETED', 'STOPPED', 'CANCELLED');
create index inbox_received on inbox (received_at);

-- The metrics count all operations every few seconds, and must not read their states for that.
create index operation_by_outcome on operation (workflow, status);
