/** Says what the retention policy of every cluster would remove, and what it keeps. */
package dev.pghaven.backups.retention;
