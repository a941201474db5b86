package dev.pghaven.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {
    private final UUID operation = NameBasedId.ofOperation("provisioner", "/portal", "42");
    private final Position packing = new Position("pack", 1, 0, 0, Optional.empty());

    @Test
    void isOfVersion5AndTheSameForTheSameNames() {
        assertThat(operation.version()).isEqualTo(5);
        assertThat(operation.variant()).isEqualTo(2);
        assertThat(operation).isEqualTo(NameBasedId.ofOperation("provisioner", "/portal", "42"));
    }

    @Test
    void isFrozenBecauseOtherSystemsRememberIt() {
        assertThat(operation).hasToString("b863ef86-7906-5739-bccc-6eaff02b6495");
    }

    @Test
    void oneFactMayLeadToAnOperationInEachService() {
        assertThat(operation)
                .isNotEqualTo(NameBasedId.ofOperation("backup-service", "/portal", "42"));
    }

    @Test
    void namesDoNotRunTogether() {
        assertThat(NameBasedId.of("ab", "c")).isNotEqualTo(NameBasedId.of("a", "bc"));
    }

    @Test
    void everyFactOfAVisitHasAnIdOfItsOwn() {
        var first = NameBasedId.ofFact(operation, packing, 0);
        var secondVisit = new Position("pack", 3, 0, 0, Optional.empty());

        assertThat(first)
                .isNotEqualTo(NameBasedId.ofFact(operation, packing, 1))
                .isNotEqualTo(NameBasedId.ofFact(operation, secondVisit, 0))
                .isEqualTo(
                        NameBasedId.ofFact(
                                operation, new Position("pack", 1, 7, 2, Optional.empty()), 0));
    }
}
