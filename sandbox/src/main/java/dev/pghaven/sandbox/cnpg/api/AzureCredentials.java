package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;

/** How Barman logs in at Azure; the sandbox lets in whoever has an identity, and nobody by key. */
public record AzureCredentials(
        boolean inheritFromAzureAD,
        boolean useDefaultAzureCredentials,
        JsonNode connectionString,
        JsonNode storageAccount,
        JsonNode storageKey,
        JsonNode storageSasToken) {

    public boolean usesIdentity() {
        return inheritFromAzureAD || useDefaultAzureCredentials;
    }
}
