package dev.pghaven.sandbox.apiserver.kinds;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds that the API server serves. */
public final class Kinds {
    private final Map<String, KindSpec> byResource = new LinkedHashMap<>();

    public Kinds(Collection<KindSpec> specs) {
        specs.forEach(spec -> byResource.put(spec.apiVersion() + "/" + spec.plural(), spec));
    }

    /** The kinds of a small AKS cluster with CNPG, the Barman plugin and both Prometheuses. */
    public static Kinds ofTheSandbox() {
        return new Kinds(
                Stream.of(
                                CoreKinds.all(),
                                WorkloadKinds.all(),
                                ClusterKinds.all(),
                                CnpgKinds.all(),
                                ReviewKinds.all())
                        .flatMap(List::stream)
                        .toList());
    }

    /** Without the kinds of a group whose operator or plugin is not installed. */
    public Kinds without(String group) {
        return new Kinds(all().stream().filter(kind -> !kind.group().equals(group)).toList());
    }

    public List<KindSpec> all() {
        return List.copyOf(byResource.values());
    }

    public Optional<KindSpec> resource(String apiVersion, String plural) {
        return Optional.ofNullable(byResource.get(apiVersion + "/" + plural));
    }

    public List<KindSpec> in(String apiVersion) {
        return byResource.values().stream()
                .filter(kind -> kind.apiVersion().equals(apiVersion))
                .toList();
    }

    /** Of the group that the API server carries under this kind's name, whatever the version. */
    public Optional<KindSpec> kind(String apiVersion, String kind) {
        return byResource.values().stream()
                .filter(spec -> spec.apiVersion().equals(apiVersion) && spec.kind().equals(kind))
                .findFirst();
    }

    public KindSpec core(String plural) {
        return resource("v1", plural).orElseThrow();
    }
}
