/** Breaks a primary on purpose, and measures what clients see of that. */
package dev.pghaven.failover.drill;
