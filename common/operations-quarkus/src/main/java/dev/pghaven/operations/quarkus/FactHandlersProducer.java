package dev.pghaven.operations.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Collects the service's fact handlers. */
@ApplicationScoped
class FactHandlersProducer {

    @Produces
    @Singleton
    FactHandlers handlers(@Any Instance<FactHandler> handlers) {
        return new FactHandlers(handlers.stream().toList());
    }
}
