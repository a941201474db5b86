package dev.pghaven.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pghaven.sandbox.apiserver.Fault;
import dev.pghaven.sandbox.apiserver.FaultQuestion;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiFaultsTest {
    private static final String PROVISIONER = "system:serviceaccount:pghaven-system:provisioner";
    private static final String OPERATOR = "system:serviceaccount:cnpg-system:cnpg-manager";

    private final ApiFaults faults = new ApiFaults();

    @Test
    void servesAsUsualWithoutAFault() {
        assertThat(faults.decide(request("get", "pods", PROVISIONER))).isEqualTo(Fault.NONE);
    }

    @Test
    void hitsTheServicesAndSparesTheOperator() {
        set("{\"status\": 429, \"retryAfterSeconds\": 2}");

        assertThat(faults.decide(request("get", "pods", PROVISIONER)))
                .isEqualTo(
                        new Fault.Fail(429, "TooManyRequests", "the sandbox was told to fail", 2));
        assertThat(faults.decide(request("get", "pods", OPERATOR))).isEqualTo(Fault.NONE);
    }

    @Test
    void hitsEverybodyWhereThatIsAskedFor() {
        set("{\"status\": 500, \"user\": \"\"}");

        assertThat(faults.decide(request("get", "pods", OPERATOR))).isInstanceOf(Fault.Fail.class);
    }

    @Test
    void hitsOnlyTheVerbsAndResourcesThatItNames() {
        set(
                "{\"status\": 409, \"verbs\": [\"patch\"], \"resource\": \"^clusters\\\\.postgresql\"}");

        assertThat(faults.decide(request("patch", "clusters.postgresql.cnpg.io", PROVISIONER)))
                .isInstanceOf(Fault.Fail.class);
        assertThat(faults.decide(request("get", "clusters.postgresql.cnpg.io", PROVISIONER)))
                .isEqualTo(Fault.NONE);
        assertThat(faults.decide(request("patch", "secrets", PROVISIONER))).isEqualTo(Fault.NONE);
    }

    @Test
    void countsOnlyItsHits() {
        set("{\"status\": 500, \"times\": 2, \"verbs\": [\"create\"]}");

        faults.decide(request("get", "pods", PROVISIONER));
        assertThat(faults.decide(request("create", "pods", PROVISIONER)))
                .isInstanceOf(Fault.Fail.class);
        assertThat(faults.decide(request("create", "pods", PROVISIONER)))
                .isInstanceOf(Fault.Fail.class);
        assertThat(faults.decide(request("create", "pods", PROVISIONER))).isEqualTo(Fault.NONE);
    }

    @Test
    void hitsAShareOfTheRequests() {
        set("{\"status\": 500, \"rate\": 0.5}");

        long hits =
                IntStream.range(0, 1000)
                        .mapToObj(it -> faults.decide(request("get", "pods", PROVISIONER)))
                        .filter(it -> !it.equals(Fault.NONE))
                        .count();

        assertThat(hits).isBetween(350L, 650L);
    }

    @Test
    void knowsAllWaysToFail() {
        assertThat(effectOf("{\"reset\": true}")).isEqualTo(new Fault.ResetConnection());
        assertThat(effectOf("{\"hang\": true}")).isEqualTo(new Fault.Hang());
        assertThat(effectOf("{\"dropWatchesAfterMillis\": 100}"))
                .isEqualTo(new Fault.DropWatch(Duration.ofMillis(100)));
        assertThat(effectOf("{\"latencyMillis\": 50, \"reset\": true}"))
                .isEqualTo(new Fault.Delay(Duration.ofMillis(50), new Fault.ResetConnection()));
    }

    @Test
    void showsWhatIsSetAndForgetsIt() {
        set("{\"status\": 500}");
        assertThat(faults.state()).isEqualTo(new JsonObject().put("status", 500));

        faults.clear();
        assertThat(faults.state()).isEmpty();
        assertThat(faults.decide(request("get", "pods", PROVISIONER))).isEqualTo(Fault.NONE);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> set("{\"methods\": [\"GET\"]}"));
        assertThatIllegalArgumentException().isThrownBy(() -> set("{\"status\": \"many\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> set("{\"resource\": \"(\"}"));
    }

    private Fault effectOf(String json) {
        set(json);
        return faults.decide(request("watch", "pods", PROVISIONER));
    }

    private void set(String json) {
        faults.set(new JsonObject(json));
    }

    private static FaultQuestion request(String verb, String resource, String user) {
        return new FaultQuestion(verb, resource, "", "default", "x", user);
    }
}
