package dev.pghaven.sandbox.apiserver.protobuf;

import static dev.pghaven.sandbox.apiserver.protobuf.Slot.list;
import static dev.pghaven.sandbox.apiserver.protobuf.Slot.nested;
import static dev.pghaven.sandbox.apiserver.protobuf.Slot.text;
import static dev.pghaven.sandbox.apiserver.protobuf.Slot.textMap;
import static dev.pghaven.sandbox.apiserver.protobuf.Slot.texts;

import java.util.Map;
import java.util.Optional;

/** The kinds that kubectl sends as protobuf and that a sandbox is likely to be sent. */
final class Messages {
    private static final Message METADATA =
            Message.of(
                            text("name"),
                            text("generateName"),
                            text("namespace"),
                            text("selfLink"),
                            text("uid"),
                            text("resourceVersion"))
                    .with(11, textMap("labels"))
                    .with(12, textMap("annotations"))
                    .with(13, list("ownerReferences", ownerReference()))
                    .with(14, texts("finalizers"));

    private static final Slot META = nested("metadata", METADATA);

    private static final Message RULE =
            Message.of(
                    texts("verbs"),
                    texts("apiGroups"),
                    texts("resources"),
                    texts("resourceNames"),
                    texts("nonResourceURLs"));
    private static final Message SUBJECT =
            Message.of(text("kind"), text("apiGroup"), text("name"), text("namespace"));
    private static final Message ROLE_REF =
            Message.of(text("apiGroup"), text("kind"), text("name"));
    private static final Message ROLE = Message.of(META, list("rules", RULE));
    private static final Message BINDING =
            Message.of(META, list("subjects", SUBJECT), nested("roleRef", ROLE_REF));

    private static final Map<String, Message> BY_KIND =
            Map.ofEntries(
                    Map.entry("v1/Namespace", Message.of(META)),
                    Map.entry("v1/Secret", secret()),
                    Map.entry("v1/ConfigMap", configMap()),
                    Map.entry("v1/ServiceAccount", Message.of(META)),
                    Map.entry("v1/Service", service()),
                    Map.entry("rbac.authorization.k8s.io/v1/Role", ROLE),
                    Map.entry("rbac.authorization.k8s.io/v1/ClusterRole", ROLE),
                    Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", BINDING),
                    Map.entry("rbac.authorization.k8s.io/v1/ClusterRoleBinding", BINDING),
                    Map.entry("policy/v1/Eviction", eviction()),
                    Map.entry("authentication.k8s.io/v1/TokenRequest", tokenRequest()),
                    Map.entry("authentication.k8s.io/v1/SelfSubjectReview", Message.of(META)),
                    Map.entry("authorization.k8s.io/v1/SelfSubjectAccessReview", accessReview()));

    private Messages() {}

    static Optional<Message> of(String apiVersion, String kind) {
        return Optional.ofNullable(BY_KIND.get(apiVersion + "/" + kind));
    }

    private static Message ownerReference() {
        return Message.EMPTY
                .with(1, text("kind"))
                .with(3, text("name"))
                .with(4, text("uid"))
                .with(5, text("apiVersion"))
                .with(6, new Slot.Bool("controller"))
                .with(7, new Slot.Bool("blockOwnerDeletion"));
    }

    private static Message secret() {
        return Message.of(
                META,
                new Slot.Entries("data", new Slot.Bytes("")),
                text("type"),
                textMap("stringData"),
                new Slot.Bool("immutable"));
    }

    private static Message configMap() {
        return Message.of(
                META,
                textMap("data"),
                new Slot.Entries("binaryData", new Slot.Bytes("")),
                new Slot.Bool("immutable"));
    }

    private static Message service() {
        Message port =
                Message.of(
                        text("name"),
                        text("protocol"),
                        new Slot.Whole("port"),
                        new Slot.WholeOrText("targetPort"),
                        new Slot.Whole("nodePort"));
        Message spec =
                Message.of(
                                list("ports", port),
                                textMap("selector"),
                                text("clusterIP"),
                                text("type"),
                                texts("externalIPs"))
                        .with(10, text("externalName"));
        return Message.of(META, nested("spec", spec));
    }

    private static Message eviction() {
        Message preconditions = Message.of(text("uid"), text("resourceVersion"));
        Message options =
                Message.of(
                        new Slot.Whole("gracePeriodSeconds"),
                        nested("preconditions", preconditions),
                        new Slot.Bool("orphanDependents"),
                        text("propagationPolicy"),
                        texts("dryRun"));
        return Message.of(META, nested("deleteOptions", options));
    }

    private static Message tokenRequest() {
        Message reference = Message.of(text("kind"), text("apiVersion"), text("name"), text("uid"));
        Message spec =
                Message.of(texts("audiences"))
                        .with(3, nested("boundObjectRef", reference))
                        .with(4, new Slot.Whole("expirationSeconds"));
        return Message.of(META, nested("spec", spec));
    }

    private static Message accessReview() {
        Message resource =
                Message.of(
                        text("namespace"),
                        text("verb"),
                        text("group"),
                        text("version"),
                        text("resource"),
                        text("subresource"),
                        text("name"));
        Message path = Message.of(text("path"), text("verb"));
        Message spec =
                Message.of(
                        nested("resourceAttributes", resource),
                        nested("nonResourceAttributes", path));
        return Message.of(META, nested("spec", spec));
    }
}
