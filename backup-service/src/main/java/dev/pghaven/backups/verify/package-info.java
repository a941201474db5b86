/**
 * Proves that backups restore: a copy is restored to a known place in the log, compared with what
 * its source held there, and taken away.
 */
package dev.pghaven.backups.verify;
