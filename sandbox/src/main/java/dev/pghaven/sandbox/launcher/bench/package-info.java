/**
 * Measures what pghaven costs, against the sandbox and the services as they run. Figures are not
 * checks: they depend on the machine, and no test compares them.
 */
package dev.pghaven.sandbox.launcher.bench;
