/** AKS, CNPG and Azure in one process: the parts, and how they start and stop together. */
package dev.pghaven.sandbox;
