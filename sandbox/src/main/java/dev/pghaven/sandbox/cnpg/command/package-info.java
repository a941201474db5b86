/** How PostgreSQL's archive and restore commands reach the instance manager. */
package dev.pghaven.sandbox.cnpg.command;
