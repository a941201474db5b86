/** Backups and WAL in the layout of Barman's cloud tools, which can list and restore them. */
package dev.pghaven.sandbox.barman;
