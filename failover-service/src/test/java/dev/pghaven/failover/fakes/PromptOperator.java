package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.Switchovers;
import dev.pghaven.fakes.InMemoryClusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes whoever is asked for the primary at once, unless a test says otherwise. */
public final class PromptOperator implements Switchovers {
    private final InMemoryClusters clusters;
    private final Deque<SwitchoverAnswer> answers = new ArrayDeque<>();
    private final List<String> promoted = new ArrayList<>();
    private boolean hesitates;
    private int timeline = 1;

    public PromptOperator(InMemoryClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public SwitchoverAnswer ask(ClusterRef cluster, String uid, String from, String to) {
        if (!answers.isEmpty()) {
            return answers.removeFirst();
        }
        var status = clusters.find(cluster).orElseThrow().status();
        if (to.equals(status.targetPrimary())) {
            return new SwitchoverAnswer.Asked();
        }
        promoted.add(to);
        clusters.operatorSays("targetPrimary", to);
        if (!hesitates) {
            promotes(to);
        }
        return new SwitchoverAnswer.Asked();
    }

    public void promotes(String instance) {
        clusters.operatorSays("targetPrimary", instance);
        clusters.operatorSays("currentPrimary", instance);
        clusters.operatorSays("timelineID", ++timeline);
    }

    public void answers(SwitchoverAnswer answer) {
        answers.addLast(answer);
    }

    public void hesitates() {
        hesitates = true;
    }

    /** Who was made the primary, as often as that was asked in earnest. */
    public List<String> promoted() {
        return List.copyOf(promoted);
    }
}
