/** Watches whether every cluster is healthy and who is its primary, and says when that changes. */
package dev.pghaven.failover.health;
