/**
 * The Kubernetes API server that the sandbox stands on, and the ports by which others take part.
 */
package dev.pghaven.sandbox.apiserver;
