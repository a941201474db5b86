/**
 * Measures how fast thousands of clusters' health becomes facts, and what it takes to watch them:
 * Clusters and pods that stand in the API as an operator would have written them, with nothing
 * behind them, and the failover service as it runs.
 */
package dev.pghaven.sandbox.launcher.bench.health;
