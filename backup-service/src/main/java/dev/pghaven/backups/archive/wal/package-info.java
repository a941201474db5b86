/** The write-ahead log in an archive: segments, timelines, and whether they form a chain. */
package dev.pghaven.backups.archive.wal;
