/** What every controller needs: a queue that calls it once for each thing that changed. */
package dev.pghaven.sandbox.reconcile;
