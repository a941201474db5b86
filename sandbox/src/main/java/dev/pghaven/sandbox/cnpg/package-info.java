/**
 * CloudNativePG as seen from outside: the operator, which talks to the API server as any client.
 */
package dev.pghaven.sandbox.cnpg;
