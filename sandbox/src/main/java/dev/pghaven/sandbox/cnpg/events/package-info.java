/** Kubernetes Events about objects of CNPG. */
package dev.pghaven.sandbox.cnpg.events;
