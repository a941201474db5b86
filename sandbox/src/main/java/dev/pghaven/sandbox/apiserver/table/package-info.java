/** Answers as the tables that kubectl prints. */
package dev.pghaven.sandbox.apiserver.table;
