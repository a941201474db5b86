/** A client that writes numbered commits while a primary changes, and knows what became of each. */
package dev.pghaven.failover.canary;
