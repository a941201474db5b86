/**
 * The operator's part in a Backup: when it begins, on which instance, and whether it still runs.
 */
package dev.pghaven.sandbox.cnpg.backup;
