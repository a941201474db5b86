package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.Standbys;
import dev.pghaven.postgres.Answer;
import java.util.List;
import java.util.OptionalLong;

/** Standbys that stream and are not behind, unless a test says otherwise. */
public final class KnownStandbys implements Standbys {
    private Answer<List<Standby>> answer =
            new Answer.Given<>(List.of(streaming("orders-2", 0), streaming("orders-3", 0)));

    @Override
    public Answer<List<Standby>> of(ClusterRef cluster, String database) {
        return answer;
    }

    public void are(Standby... standbys) {
        answer = new Answer.Given<>(List.of(standbys));
    }

    public void areUnknown(String reason) {
        answer = new Answer.NotReady<>(reason);
    }

    public static Standby streaming(String instance, long lagBytes) {
        return new Standby(instance, true, true, OptionalLong.of(lagBytes));
    }
}
