/** A Barman archive in Azure Blob Storage: what is in it, and what that is worth. */
package dev.pghaven.backups.archive;
