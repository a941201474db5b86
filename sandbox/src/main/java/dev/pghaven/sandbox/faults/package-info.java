/** The switchboard: makes the sandbox fail on demand, and says when it is ready. */
package dev.pghaven.sandbox.faults;
