/** Programs that the sandbox starts, and that end with it. */
package dev.pghaven.sandbox.processes;
