package dev.pghaven.sandbox.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RightTest {
    private static final String CNPG = "postgresql.cnpg.io";
    private static final String REFUSED =
            """
            {"kind": "Event", "verb": "patch",
             "user": {"username": "system:serviceaccount:pghaven-system:failover-service"},
             "objectRef": {"apiGroup": "postgresql.cnpg.io", "resource": "clusters",
                           "subresource": "status", "namespace": "shop", "name": "orders"}}
            """;

    private static final Role EVERYWHERE = new Role("failover-service", "", "a");
    private static final Role ELSEWHERE = new Role("failover-service", "other", "a");
    private static final Role OF_ANOTHER = new Role("provisioner", "", "a");

    private final Refused refused = Refused.read(REFUSED);

    @Test
    void isForAVerbOfAResourceOfAService() {
        assertThat(new Right(EVERYWHERE, "patch", CNPG, "clusters/status").covers(refused))
                .isTrue();
        assertThat(new Right(EVERYWHERE, "patch", "*", "*").covers(refused)).isTrue();

        assertThat(new Right(EVERYWHERE, "patch", CNPG, "clusters").covers(refused)).isFalse();
        assertThat(new Right(EVERYWHERE, "get", CNPG, "clusters/status").covers(refused)).isFalse();
        assertThat(new Right(EVERYWHERE, "patch", "", "clusters/status").covers(refused)).isFalse();
        assertThat(new Right(ELSEWHERE, "patch", CNPG, "clusters/status").covers(refused))
                .isFalse();
        assertThat(new Right(OF_ANOTHER, "patch", CNPG, "clusters/status").covers(refused))
                .isFalse();
    }

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(new Right(EVERYWHERE, "patch", CNPG, "clusters/status").text())
                .isEqualTo("patch clusters/status.postgresql.cnpg.io");
        assertThat(new Right(EVERYWHERE, "list", "", "pods").text()).isEqualTo("list pods");
        assertThat(refused.sentence()).isEqualTo("cannot patch resource \"clusters/status\"");
    }
}
