/** Checks on a restored copy that need no source to compare with. */
package dev.pghaven.backups.fingerprint.checks;
