package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterStatus;
import dev.pghaven.sandbox.cnpg.api.PostgresConfiguration.Synchronous;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code synchronous_standby_names}, from the old pair of numbers or the new section. */
final class SynchronousStandbys {
    private SynchronousStandbys() {}

    static String names(Cluster cluster) {
        var section = cluster.spec().postgresql().synchronous();
        if (section == null) {
            return fromNumbers(cluster);
        }
        return switch (section.dataDurability()) {
            case REQUIRED -> required(cluster, section);
            case PREFERRED -> preferred(cluster, section);
        };
    }

    /** With too few replicas the number goes down to what there is: CNPG heals itself so. */
    private static String fromNumbers(Cluster cluster) {
        int ready = cluster.status().healthyInstances().size() - 1;
        int min = cluster.spec().minSyncReplicas();
        int max = cluster.spec().maxSyncReplicas();
        var electable = healthyReplicas(cluster);
        int wanted = ready < min ? ready : ready < max ? min : max;
        int number = Math.min(wanted, electable.size());
        return number > 0 ? list("ANY", number, electable) : "";
    }

    /** Names the instances that are away too, and the primary last, so that commits wait. */
    private static String required(Cluster cluster, Synchronous section) {
        var names = capped(everyInstance(cluster), section);
        var all =
                Stream.of(section.standbyNamesPre(), names, section.standbyNamesPost())
                        .flatMap(List::stream)
                        .toList();
        var never = all.isEmpty() ? List.of(cluster.name() + "-placeholder") : all;
        return list(section.method().name(), section.number(), never);
    }

    private static String preferred(Cluster cluster, Synchronous section) {
        var names = capped(healthyReplicas(cluster), section);
        int number = Math.min(section.number(), names.size());
        return number > 0 ? list(section.method().name(), number, names) : "";
    }

    private static List<String> capped(List<String> names, Synchronous section) {
        int most = Optional.ofNullable(section.maxStandbyNamesFromCluster()).orElse(names.size());
        return names.subList(0, Math.min(most, names.size()));
    }

    private static List<String> healthyReplicas(Cluster cluster) {
        return cluster.status().healthyInstances().stream()
                .filter(instance -> !instance.equals(cluster.status().currentPrimary()))
                .sorted()
                .toList();
    }

    private static List<String> everyInstance(Cluster cluster) {
        ClusterStatus status = cluster.status();
        var names = new ArrayList<>(healthyReplicas(cluster));
        status.instanceNames().stream()
                .filter(name -> !names.contains(name))
                .filter(name -> !name.equals(status.currentPrimary()))
                .sorted()
                .forEach(names::add);
        if (status.currentPrimary() != null) {
            names.add(status.currentPrimary());
        }
        return names;
    }

    private static String list(String method, int number, List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", method + " " + number + " (", ")"));
    }
}
