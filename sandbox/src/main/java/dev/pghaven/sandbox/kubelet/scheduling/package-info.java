/** Chooses nodes for pods, as the scheduler of Kubernetes would for what CNPG asks. */
package dev.pghaven.sandbox.kubelet.scheduling;
