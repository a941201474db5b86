package dev.pghaven.cnpg;

/**
 * How Barman logs in to Azure without a key.
 *
 * @param inheritFromAzureAD the pod's managed identity
 * @param useDefaultAzureCredentials whatever identity the pod finds, workload identity among them;
 *     operators before 1.28 lack it
 */
public record AzureCredentials(Boolean inheritFromAzureAD, Boolean useDefaultAzureCredentials) {
    public static AzureCredentials ofManagedIdentity() {
        return new AzureCredentials(true, null);
    }

    public static AzureCredentials ofWhateverThePodFinds() {
        return new AzureCredentials(null, true);
    }
}
