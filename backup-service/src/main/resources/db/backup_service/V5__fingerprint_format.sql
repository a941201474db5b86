-- What is hashed, and how, changes between versions of the service: only fingerprints of one format
-- can be compared. Those that stand here already are of the first.
alter table fingerprint add column format int not null default 1;
alter table fingerprint alter column format drop default;
alter table fingerprint drop constraint fingerprint_pkey;
alter table fingerprint add primary key (system_id, timeline, lsn, format);
create index fingerprint_age on fingerprint (taken_at);
create index restore_proof_age on restore_proof (at);
