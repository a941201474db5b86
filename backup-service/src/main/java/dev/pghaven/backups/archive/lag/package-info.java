/** Whether WAL reaches the archive in time, and what would be lost if the cluster were lost now. */
package dev.pghaven.backups.archive.lag;
