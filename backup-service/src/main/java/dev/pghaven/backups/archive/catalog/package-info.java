/** The base backups in an archive, as Barman describes them and as their blobs show them. */
package dev.pghaven.backups.archive.catalog;
