package dev.pghaven.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.JwtRetriever;
import org.apache.kafka.common.security.oauthbearer.JwtRetrieverException;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The service's login to Kafka by workload identity, as Event Hubs takes it: Kafka's client is
 * configured with this class as its {@code sasl.oauthbearer.jwt.retriever.class}, and with the
 * {@code sasl.oauthbearer.scope} that the token is for.
 */
@RegisterForReflection
public final class WorkloadIdentityToken implements JwtRetriever {
    private final Supplier<TokenCredential> login;
    private TokenCredential credential;
    private TokenRequestContext request;

    /** For Kafka's client, which is not made by the container. */
    public WorkloadIdentityToken() {
        this(() -> new AzureLogin(configuration()).credential());
    }

    WorkloadIdentityToken(Supplier<TokenCredential> login) {
        this.login = login;
    }

    private static AzureConfiguration configuration() {
        return ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(AzureConfiguration.class);
    }

    @Override
    public void configure(
            Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaas) {
        var scope = configs.get(SaslConfigs.SASL_OAUTHBEARER_SCOPE);
        if (scope == null) {
            throw new ConfigException(
                    SaslConfigs.SASL_OAUTHBEARER_SCOPE,
                    null,
                    "a token of Entra is for a scope, such as"
                            + " https://<namespace>.servicebus.windows.net/.default");
        }
        credential = login.get();
        request = new TokenRequestContext().addScopes(scope.toString());
    }

    /** The credential keeps a token until shortly before its end. */
    @Override
    public String retrieve() throws JwtRetrieverException {
        try {
            return credential.getTokenSync(request).getToken();
        } catch (RuntimeException e) {
            throw new JwtRetrieverException(
                    "no token for %s: %s".formatted(request.getScopes(), e.getMessage()), e);
        }
    }
}
