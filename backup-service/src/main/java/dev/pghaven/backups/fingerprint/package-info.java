/**
 * What a cluster's data is, in few bytes, and whether two clusters hold the same.
 *
 * <p>A table's content is its number of rows and the sum of a 64-bit hash of each row. A sum does
 * not depend on the order, and counts a row that is there twice twice. A fault goes unseen with a
 * probability of about 1 in 2^64 per table; PostgreSQL's own page checksums have 16 bits. The hash
 * finds faults, not forgeries.
 *
 * <p>The hash of a row is a chain over its columns: each link takes the value and the hash so far
 * as the seed of {@code hashtextextended}, so that it matters which values stand in one row.
 * Integers go into the seed; numbers, dates and times are hashed as their binary form, which no
 * setting changes and which keeps what equality ignores (a trailing zero, the sign of a zero).
 * Everything else is hashed as its text, under fixed settings. The obvious way, hashing the text of
 * the whole row, costs four times as much; {@code hash_record_extended} costs the same but is
 * linear, so that values which changed places between rows would cancel out in the sum.
 *
 * <p>The rows stay in the server, which reads a table once, with parallel workers. The hashes are
 * the same for the same release of PostgreSQL on the same kind of machine.
 *
 * <p>Left out: positions of sequences (what WAL says of them runs up to 32 ahead, and a base backup
 * may hold the true one), unlogged and temporary tables, foreign tables, materialized views without
 * data, and pghaven's own schema.
 */
package dev.pghaven.backups.fingerprint;
