package dev.pghaven.sandbox.launcher.bench;

/**
 * One restore that nobody verifies.
 *
 * @param untilHealthy from the Cluster's making until it was healthy
 * @param untilRemoved from its making until it and all that it was made of were gone again
 */
record BareRun(double untilHealthy, double untilRemoved, Load load) {}
