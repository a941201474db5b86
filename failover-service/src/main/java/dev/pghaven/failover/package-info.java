/** What the failover service needs of the world: its ports and its configuration. */
package dev.pghaven.failover;
