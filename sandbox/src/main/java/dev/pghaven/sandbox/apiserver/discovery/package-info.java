/** The documents that say what the API server serves. */
package dev.pghaven.sandbox.apiserver.discovery;
