/** Puts the verification of backups on a schedule, and shows how old the last proof is. */
package dev.pghaven.backups.checks;
