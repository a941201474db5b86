/** What speaks against giving a cluster another primary. */
package dev.pghaven.failover.preflight;
