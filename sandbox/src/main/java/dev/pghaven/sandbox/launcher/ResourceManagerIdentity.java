package dev.pghaven.sandbox.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.sandbox.launcher.client.CloudIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A user assigned identity at ARM, looked at and changed as the provisioner. */
record ResourceManagerIdentity(AzureAccess azure, Endpoints endpoints, String pointer)
        implements CloudIdentity {
    private static final String API_VERSION = "?api-version=2024-11-30";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<Trust> trusts() throws IOException, InterruptedException {
        var trusts = new ArrayList<Trust>();
        var answer = azure.call("GET", credentials() + API_VERSION, "", token());
        JSON.readTree(answer)
                .path("value")
                .forEach(it ->
                        trusts.add(new Trust(it.path("name").asText(), it.path("properties"))));
        return trusts;
    }

    @Override
    public void remove(Trust trust) throws IOException, InterruptedException {
        azure.call("DELETE", urlOf(trust), "", token());
    }

    @Override
    public void put(Trust trust) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().set("properties", trust.properties()).toString();
        azure.call("PUT", urlOf(trust), body, token());
    }

    @Override
    public String answerTo(String serviceAccountToken) throws IOException, InterruptedException {
        var clientId = endpoints.at(pointer + "/clientId");
        return azure.login(clientId, serviceAccountToken, AzureAccess.STORAGE).inWords();
    }

    private String urlOf(Trust trust) {
        return credentials() + "/" + trust.name() + API_VERSION;
    }

    private String credentials() {
        return "%s/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/%s/federatedIdentityCredentials"
                .formatted(
                        azure.resourceManager(),
                        endpoints.at("/azure/subscriptionId"),
                        endpoints.at(pointer + "/resourceGroup"),
                        endpoints.at(pointer + "/name"));
    }

    private String token() throws IOException, InterruptedException {
        return azure.provisionerToken(azure.resourceManager());
    }
}
