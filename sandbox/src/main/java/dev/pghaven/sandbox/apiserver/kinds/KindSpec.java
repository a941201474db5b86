package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All that the API server knows about a kind: its names, traits, list keys, defaults, columns. */
public record KindSpec(
        String group,
        String version,
        String kind,
        String plural,
        List<String> shortNames,
        List<String> categories,
        Set<Trait> traits,
        Schema schema,
        ObjectNode defaults,
        List<PrinterColumn> columns) {
    public KindSpec {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        traits = Set.copyOf(traits);
        columns = List.copyOf(columns);
    }

    static KindSpec of(String group, String kind, String plural, Trait... traits) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(List.of(traits));
        return new KindSpec(
                group,
                "v1",
                kind,
                plural,
                List.of(),
                List.of(),
                all,
                SchemaPaths.ofObject(List.of()),
                Defaults.NONE,
                List.of());
    }

    KindSpec shortNames(String... names) {
        return new KindSpec(
                group,
                version,
                kind,
                plural,
                List.of(names),
                categories,
                traits,
                schema,
                defaults,
                columns);
    }

    KindSpec categories(String... names) {
        return new KindSpec(
                group,
                version,
                kind,
                plural,
                shortNames,
                List.of(names),
                traits,
                schema,
                defaults,
                columns);
    }

    KindSpec merging(List<String> paths) {
        return new KindSpec(
                group,
                version,
                kind,
                plural,
                shortNames,
                categories,
                traits,
                SchemaPaths.ofObject(paths),
                defaults,
                columns);
    }

    KindSpec defaults(String json) {
        return new KindSpec(
                group,
                version,
                kind,
                plural,
                shortNames,
                categories,
                traits,
                schema,
                Defaults.parse(json),
                columns);
    }

    KindSpec columns(PrinterColumn... shown) {
        return new KindSpec(
                group,
                version,
                kind,
                plural,
                shortNames,
                categories,
                traits,
                schema,
                defaults,
                List.of(shown));
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean namespaced() {
        return is(Trait.NAMESPACED);
    }

    public String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The name of the resource as messages show it: {@code clusters.postgresql.cnpg.io}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String groupKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KindSpec spec
                && resource().equals(spec.resource())
                && version.equals(spec.version);
    }

    @Override
    public int hashCode() {
        return resource().hashCode();
    }
}
