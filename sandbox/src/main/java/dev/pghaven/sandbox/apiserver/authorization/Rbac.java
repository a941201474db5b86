package dev.pghaven.sandbox.apiserver.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.Authorizer;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Allows what a rule allows that is bound to the user, as things are at this moment. */
public final class Rbac implements Authorizer {
    /** Its members may do everything, also while there are no rules. */
    private static final String MASTERS = "system:masters";

    private static final String GROUP = "rbac.authorization.k8s.io/v1";

    private final ObjectStore store;
    private final KindSpec roles;
    private final KindSpec clusterRoles;
    private final KindSpec roleBindings;
    private final KindSpec clusterRoleBindings;

    public Rbac(ObjectStore store, Kinds kinds) {
        this.store = store;
        this.roles = kinds.resource(GROUP, "roles").orElseThrow();
        this.clusterRoles = kinds.resource(GROUP, "clusterroles").orElseThrow();
        this.roleBindings = kinds.resource(GROUP, "rolebindings").orElseThrow();
        this.clusterRoleBindings = kinds.resource(GROUP, "clusterrolebindings").orElseThrow();
    }

    @Override
    public boolean allows(Attributes request) {
        return request.user().groups().contains(MASTERS)
                || rulesFor(request).anyMatch(it -> it.allows(request));
    }

    /** A RoleBinding counts in its own namespace, whatever it binds. */
    private Stream<Rule> rulesFor(Attributes request) {
        Stream<Rule> everywhere = rules(clusterRoleBindings, "", request.user());
        return request instanceof Attributes.OfResource it && !it.namespace().isEmpty()
                ? Stream.concat(everywhere, rules(roleBindings, it.namespace(), it.user()))
                : everywhere;
    }

    private Stream<Rule> rules(KindSpec bindings, String namespace, User user) {
        return store.list(bindings, namespace).objects().stream()
                .map(Stored::json)
                .filter(it -> Subjects.include(it, user))
                .flatMap(it -> rulesOf(it.path("roleRef"), namespace));
    }

    private Stream<Rule> rulesOf(JsonNode reference, String namespace) {
        String name = reference.path("name").asText();
        ObjectKey key =
                reference.path("kind").asText().equals("ClusterRole")
                        ? new ObjectKey(clusterRoles, "", name)
                        : new ObjectKey(roles, namespace, name);
        return store.get(key).stream()
                .flatMap(it -> StreamSupport.stream(it.json().path("rules").spliterator(), false))
                .map(Rule::of);
    }
}
