/** Archives in Azure Blob Storage. */
package dev.pghaven.backups.archive.azure;
