package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A copy has the subscriptions of its source, with the publisher's address and password in them: it
 * must not use them.
 */
@ExtendWith(OnStage.class)
class LiveSubscriptionE2E {
    private static SourceCluster papers;
    private static SourceCluster readers;
    private static Database publisher;
    private static Database subscriber;

    @BeforeAll
    static void subscribe(Stage stage) {
        papers = SourceCluster.provision(stage, "press/papers", 1);
        readers = SourceCluster.provision(stage, "press/readers", 2);
        publisher = papers.superuser();
        subscriber = readers.superuser();
        publisher.execute(
                "create table articles (id int primary key)",
                "create publication news for table articles",
                "insert into articles values (1)");
        subscriber.execute(
                "create table articles (id int primary key)",
                "create subscription news connection '%s' publication news"
                        .formatted(publisher.connectionString()));
        awaitArticles("1");
        readers.backUp();
    }

    @AfterAll
    static void close() {
        readers.close();
        papers.close();
    }

    @Test
    void thePublishersSlotIsTheSourcesAlone() {
        var receiver = receiver();
        try (var lookout = Lookout.over(publisher)) {
            var verdict =
                    readers.verify(
                            """
                            {"checks": [
                              {"name": "the copy subscribes to nothing", "expected": "0",
                               "sql": "select count(*) from pg_stat_subscription where pid is not null"},
                              {"name": "though it knows the subscription", "expected": "1",
                               "sql": "select count(*) from pg_stat_subscription"}]}
                            """);

            assertThat(verdict.name()).as(verdict.toString()).isEqualTo("RestoreVerified");
            assertThat(lookout.receivers()).containsExactly(receiver);
            assertThat(lookout.slots()).hasSize(1);
        }
        assertThat(receiver()).isEqualTo(receiver);
    }

    @Test
    void theSourceGoesOnReceiving() {
        var confirmed = confirmed();
        publisher.execute("insert into articles values (2)");

        awaitArticles("2");
        await("the slot moves").until(() -> !confirmed().equals(confirmed));
    }

    private static void awaitArticles(String count) {
        await("articles")
                .until(() -> subscriber.ask("select count(*) from articles").equals(count));
    }

    private static String confirmed() {
        return publisher.ask(
                "select confirmed_flush_lsn from pg_replication_slots where slot_name = 'news'");
    }

    private static String receiver() {
        return publisher.ask(
                "select active_pid from pg_replication_slots where slot_name = 'news'");
    }
}
