/** Azure Blob Storage, by Azurite. */
package dev.pghaven.sandbox.blobs;
