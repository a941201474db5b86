/** Makes another instance the primary, and measures what clients see of that. */
package dev.pghaven.failover.promote;
