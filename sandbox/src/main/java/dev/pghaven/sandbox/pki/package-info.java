/**
 * Certificates: the sandbox's own authority, those of its emulated clusters, and the files that
 * clients trust.
 */
package dev.pghaven.sandbox.pki;
