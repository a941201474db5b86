-- What a source cluster held at a place in its log; a later restore to that place is compared.
create table fingerprint (
    system_id text not null,
    timeline  int not null,
    lsn       pg_lsn not null,
    content   jsonb not null,
    taken_at  timestamptz not null default now(),
    primary key (system_id, timeline, lsn)
);

-- Every verification that has ended, whatever it came to.
create table restore_proof (
    operation       uuid primary key,
    cluster         text not null,
    verdict         text not null check (verdict in ('VERIFIED', 'REFUTED', 'INCONCLUSIVE')),
    -- Null where none was chosen.
    backup_id       text,
    at              timestamptz not null,
    -- Null where the process that measured it died.
    time_to_restore interval,
    data_age        interval
);
create index restore_proof_history on restore_proof (cluster, at desc);
