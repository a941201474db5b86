/** Azure Blob Storage: Azurite, and before it the gateway that checks tokens and roles. */
package dev.pghaven.sandbox.blobs;
