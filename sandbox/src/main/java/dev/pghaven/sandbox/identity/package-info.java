/** Who is who in the emulated AKS cluster: its OIDC issuer and the tokens of service accounts. */
package dev.pghaven.sandbox.identity;
