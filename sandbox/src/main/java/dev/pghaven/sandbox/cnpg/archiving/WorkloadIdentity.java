package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * What the workload identity webhook makes of a pod's service account: a projected token, and the
 * client that the account's annotation names.
 */
record WorkloadIdentity(KubernetesClient client, EntraEndpoint entra, PodAccount pod)
        implements TokenCredential {
    private static final String CLIENT_ID = "azure.workload.identity/client-id";
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        var clientId = clientId().orElseThrow(WorkloadIdentity::unavailable);
        return entra.exchange(clientId, assertion(), String.join(" ", request.getScopes()));
    }

    private Optional<String> clientId() {
        if (!pod.usesWorkloadIdentity()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        client.serviceAccounts()
                                .inNamespace(pod.namespace())
                                .withName(pod.serviceAccount())
                                .get())
                .map(account -> account.getMetadata().getAnnotations().get(CLIENT_ID));
    }

    private String assertion() {
        return client.serviceAccounts()
                .inNamespace(pod.namespace())
                .withName(pod.serviceAccount())
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .addToAudiences(AUDIENCE)
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }

    /** Without the webhook's variables the SDK asks the node, which has no identity here. */
    private static ClientAuthenticationException unavailable() {
        return new ClientAuthenticationException(
                "ManagedIdentityCredential authentication unavailable, no response from the IMDS"
                        + " endpoint.",
                null);
    }
}
