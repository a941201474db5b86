/** Grows and shrinks a pool of nodes, as AKS's cluster autoscaler does. */
package dev.pghaven.sandbox.autoscaler;
