/** Lets failovers be drilled by themselves, at the times that are asked for and at no others. */
package dev.pghaven.failover.schedule;
