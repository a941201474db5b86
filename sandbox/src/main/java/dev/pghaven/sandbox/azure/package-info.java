/** The one HTTPS address where Resource Manager, Entra and the cluster's OIDC issuer listen. */
package dev.pghaven.sandbox.azure;
