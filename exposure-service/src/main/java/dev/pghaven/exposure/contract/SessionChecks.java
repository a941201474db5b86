package dev.pghaven.exposure.contract;

import static dev.pghaven.exposure.contract.Vantages.INSIDE;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import java.util.List;
import java.util.Optional;

/** What a session says of an endpoint. */
record SessionChecks(ExposedEndpoint endpoint, Optional<EndpointCheck> lastWrite) {
    List<EndpointCheck> of(Entry entry) {
        return switch (entry) {
            case Entry.Entered(var replica, var write) ->
                    List.of(
                            role().decided(
                                            replica == isReadOnly(),
                                            replica ? "a replica" : "the primary"),
                            write(write));
            case Entry.NotLetIn(var reason) -> unknown(reason);
            case Entry.Failed(var reason) ->
                    List.of(role().broken(reason), write().notChecked(reason));
        };
    }

    List<EndpointCheck> unknown(String why) {
        return List.of(role().notChecked(why), write().notChecked(why));
    }

    EndpointCheck leftForLater() {
        return write().notChecked("no write is tried before all else is kept");
    }

    private EndpointCheck write(Optional<Entry.Write> write) {
        return write.map(this::write)
                .or(() -> lastWrite)
                .orElseGet(() -> write().notChecked("no write was tried yet"));
    }

    private EndpointCheck write(Entry.Write write) {
        return switch (write) {
            case Entry.Write.Accepted() -> write().decided(!isReadOnly(), "accepted");
            case Entry.Write.ReadOnly() -> write().decided(isReadOnly(), "refused as read-only");
            case Entry.Write.NotAllowed(var reason) -> write().notChecked(reason);
            case Entry.Write.Failed(var state, var reason) ->
                    write().broken("%s (SQLSTATE %s)".formatted(reason, state));
        };
    }

    private boolean isReadOnly() {
        return endpoint.role() == EndpointRole.READ_ONLY;
    }

    private Promised role() {
        return new Promised(Promise.ROLE, INSIDE, isReadOnly() ? "a replica" : "the primary");
    }

    private Promised write() {
        return new Promised(
                Promise.WRITE, INSIDE, isReadOnly() ? "refused as read-only" : "accepted");
    }
}
