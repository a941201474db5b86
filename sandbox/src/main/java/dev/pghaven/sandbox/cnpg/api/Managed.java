package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec.SecretName;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Map;

/** Roles and services that the operator keeps as declared. */
public record Managed(List<Role> roles, Services services) {
    static final Managed NOTHING = new Managed(null, null);

    public Managed {
        roles = Defaulted.list(roles);
        services = Defaulted.value(services, new Services(null, null));
    }

    /** A database role. */
    public record Role(
            String name,
            String comment,
            Ensure ensure,
            SecretName passwordSecret,
            boolean disablePassword,
            Integer connectionLimit,
            String validUntil,
            List<String> inRoles,
            Boolean inherit,
            boolean superuser,
            boolean createdb,
            boolean createrole,
            boolean login,
            boolean replication,
            boolean bypassrls) {
        public Role {
            comment = Defaulted.value(comment, "");
            ensure = Defaulted.value(ensure, Ensure.PRESENT);
            connectionLimit = Defaulted.value(connectionLimit, -1);
            inRoles = Defaulted.list(inRoles);
            inherit = Defaulted.value(inherit, true);
        }
    }

    /** Whether the role is to be there. */
    public enum Ensure {
        @JsonProperty("present")
        PRESENT,
        @JsonProperty("absent")
        ABSENT
    }

    /** Services beside the three of every cluster, and which of those are not wanted. */
    public record Services(List<Additional> additional, List<String> disabledDefaultServices) {
        public Services {
            additional = Defaulted.list(additional);
            disabledDefaultServices = Defaulted.list(disabledDefaultServices);
        }
    }

    /** A service that leads to the instances of one kind: {@code rw}, {@code ro} or {@code r}. */
    public record Additional(String selectorType, ServiceTemplate serviceTemplate) {}

    /** What the service is to look like; the selector is the operator's. */
    public record ServiceTemplate(NamedMetadata metadata, ServiceSpec spec) {}

    /** Metadata with a name. */
    public record NamedMetadata(
            String name, Map<String, String> labels, Map<String, String> annotations) {
        public NamedMetadata {
            labels = Defaulted.map(labels);
            annotations = Defaulted.map(annotations);
        }
    }
}
