/** Watches whether the WAL of every cluster reaches its archive, and says when it does not. */
package dev.pghaven.backups.watch;
