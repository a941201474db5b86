package dev.pghaven.e2e;

import java.util.List;

/** What is told from now on of the promises that a cluster's endpoints keep. */
final class ContractNews {
    static final String BROKEN = "EndpointContractBroken";
    static final String RESTORED = "EndpointContractRestored";

    private final Stage stage;
    private final SourceCluster cluster;
    private final int before;

    private ContractNews(Stage stage, SourceCluster cluster) {
        this.stage = stage;
        this.cluster = cluster;
        this.before = all().size();
    }

    static ContractNews of(Stage stage, SourceCluster cluster) {
        return new ContractNews(stage, cluster);
    }

    /** Whatever is told next. */
    Facts.Said await(int number) {
        return stage.facts().await("news", before + number, this::isNews).get(before + number - 1);
    }

    List<String> told() {
        return all().subList(before, all().size()).stream()
                .map(it -> "%s %s".formatted(it.name(), it.data().at("/endpoint/role").asText()))
                .toList();
    }

    private List<Facts.Said> all() {
        return stage.facts().that(this::isNews);
    }

    private boolean isNews(Facts.Said it) {
        return cluster.isOf(it, BROKEN) || cluster.isOf(it, RESTORED);
    }
}
