package dev.pghaven.operations.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollingTest {
    private static final TopicPartition ONE = new TopicPartition(Topics.REQUESTS, 0);
    private static final TopicPartition OTHER = new TopicPartition(Topics.REQUESTS, 1);

    private final Committing consumer = new Committing();
    private final Handled handled = new Handled();
    private final Polling polling = new Polling(consumer, handled);

    @BeforeEach
    void assign() {
        polling.subscribe(Topics.REQUESTS);
        consumer.rebalance(List.of(ONE, OTHER));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
        List.of(Consumed.at(0, 0), Consumed.at(0, 1), Consumed.at(1, 0))
                .forEach(consumer::addRecord);
    }

    @Test
    void whatWasTakenIsCommitted() {
        assertThat(polling.poll()).isTrue();

        assertThat(handled.taken).containsExactlyInAnyOrder("0@0", "0@1", "1@0");
        assertThat(committed(ONE)).isEqualTo(2);
        assertThat(committed(OTHER)).isEqualTo(1);
    }

    @Test
    void aRecordThatWeCannotHandleIsSetAsideAndTheNextIsTaken() {
        handled.fault("0@0", new NullPointerException());
        handled.fault("0@1", new StackOverflowError());

        assertThat(polling.poll()).isTrue();

        assertThat(handled.taken).containsExactly("1@0");
        assertThat(handled.aside)
                .containsExactlyInAnyOrder(
                        "0@0 handling it failed: NullPointerException",
                        "0@1 handling it failed: StackOverflowError");
        assertThat(committed(ONE)).isEqualTo(2);
    }

    @Test
    void whileSomethingIsAwayOneRecordIsTriedAndAllComeAgain() {
        var away = new KafkaException("away");
        List.of("0@0", "0@1", "1@0").forEach(it -> handled.fault(it, away));

        assertThat(polling.poll()).isFalse();

        assertThat(handled.tries).isEqualTo(1);
        assertThat(committed(ONE)).isZero();
        handled.faults.clear();
        List.of(Consumed.at(0, 0), Consumed.at(0, 1), Consumed.at(1, 0))
                .forEach(consumer::addRecord);
        assertThat(polling.poll()).isTrue();
        assertThat(handled.taken).containsExactlyInAnyOrder("0@0", "0@1", "1@0");
    }

    @Test
    void whatWasTakenBeforeTheOutageIsNotTakenAgain() {
        handled.fault("0@1", new KafkaException("away"));

        assertThat(polling.poll()).isFalse();

        assertThat(committed(ONE)).isEqualTo(1);
        assertThat(consumer.position(ONE)).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotEvenBeSetAsideWaits() {
        handled.fault("0@0", new NullPointerException());
        handled.nothingGoesAside = true;

        assertThat(polling.poll()).isFalse();

        assertThat(consumer.position(ONE)).isZero();
        assertThat(committed(ONE)).isZero();
    }

    @Test
    void aRebalanceIsNoReasonToLeaveTheGroup() {
        consumer.refusal = new RebalanceInProgressException();

        assertThat(polling.poll()).isTrue();
    }

    @Test
    void aBrokerThatDoesNotAnswerIs() {
        consumer.refusal = new TimeoutException("no answer");

        assertThatThrownBy(polling::poll).isInstanceOf(TimeoutException.class);
    }

    private long committed(TopicPartition partition) {
        var committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    /** A consumer whose commits can be refused. */
    private static final class Committing extends MockConsumer<String, byte[]> {
        private RuntimeException refusal;

        Committing() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (refusal != null) {
                throw refusal;
            }
            super.commitSync(offsets);
        }
    }

    /** Remembers what was done with each record. */
    private static final class Handled implements RecordHandler {
        private final Map<String, Throwable> faults = new HashMap<>();
        private final List<String> taken = new ArrayList<>();
        private final List<String> aside = new ArrayList<>();
        private boolean nothingGoesAside;
        private int tries;

        void fault(String where, Throwable fault) {
            faults.put(where, fault);
        }

        @Override
        public void take(ConsumerRecord<String, byte[]> message) {
            tries++;
            switch (faults.get(where(message))) {
                case null -> taken.add(where(message));
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalArgumentException(e);
            }
        }

        @Override
        public void setAside(ConsumerRecord<String, byte[]> message, String reason) {
            if (nothingGoesAside) {
                throw new KafkaException("away");
            }
            aside.add(where(message) + " " + reason);
        }

        private static String where(ConsumerRecord<String, byte[]> message) {
            return message.partition() + "@" + message.offset();
        }
    }
}
