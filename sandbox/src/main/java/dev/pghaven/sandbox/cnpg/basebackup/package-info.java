/** The instance manager's part in a Backup: takes it, and looks after the archive afterwards. */
package dev.pghaven.sandbox.cnpg.basebackup;
