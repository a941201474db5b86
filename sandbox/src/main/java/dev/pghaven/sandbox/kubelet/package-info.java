/** The emulated nodes: pods are scheduled and become processes, claims become folders, jobs run. */
package dev.pghaven.sandbox.kubelet;
