package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.cnpg.api.AzureCredentials;
import java.util.LinkedHashMap;
import java.util.Map;

/** How to log in, as a Backup's status repeats it. */
final class AzureFields {
    private AzureFields() {}

    static Map<String, Object> of(AzureCredentials credentials) {
        var fields = new LinkedHashMap<String, Object>();
        if (credentials != null && credentials.inheritFromAzureAD()) {
            fields.put("inheritFromAzureAD", true);
        }
        if (credentials != null && credentials.useDefaultAzureCredentials()) {
            fields.put("useDefaultAzureCredentials", true);
        }
        return fields;
    }
}
