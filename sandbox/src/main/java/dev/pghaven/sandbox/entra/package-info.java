/**
 * Microsoft Entra ID, as far as workload identity needs it: managed identities and the token
 * endpoint.
 */
package dev.pghaven.sandbox.entra;
