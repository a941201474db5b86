/** Where a cluster's archive is, who may open it, and how its WAL gets there. */
package dev.pghaven.sandbox.cnpg.archiving;
