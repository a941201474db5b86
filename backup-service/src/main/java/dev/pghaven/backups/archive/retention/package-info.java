/** What a retention policy takes from an archive, and what it leaves. */
package dev.pghaven.backups.archive.retention;
