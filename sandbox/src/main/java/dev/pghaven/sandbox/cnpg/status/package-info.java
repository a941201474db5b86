/** A Cluster's status as a pure function of what was observed. */
package dev.pghaven.sandbox.cnpg.status;
