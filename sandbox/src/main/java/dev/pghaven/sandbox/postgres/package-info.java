/**
 * Real PostgreSQL processes: the programs, who runs them, data folders, copies and local access.
 */
package dev.pghaven.sandbox.postgres;
