/** What to do next for a cluster: pure decisions over what was observed. */
package dev.pghaven.sandbox.cnpg.plan;
