/** {@code managed.roles}: database roles kept as a Cluster declares them. */
package dev.pghaven.sandbox.cnpg.roles;
