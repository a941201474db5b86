/**
 * Holds a source cluster, or a copy of it, still for as long as its data is read: one exported
 * snapshot per database, all of the same moment.
 */
package dev.pghaven.backups.fingerprint.snapshot;
