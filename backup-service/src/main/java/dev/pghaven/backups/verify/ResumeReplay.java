package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets go of the source. A process that died while a standby's replay was paused leaves it so;
 * whoever pauses one after our mark was made is not us.
 */
@ApplicationScoped
class ResumeReplay {
    private final Instances instances;
    private final Moments moments;
    private final BackupsConfiguration config;

    ResumeReplay(Instances instances, Moments moments, BackupsConfiguration config) {
        this.instances = instances;
        this.moments = moments;
        this.config = config;
    }

    Outcome<Verifying> resume(Verifying it) {
        moments.letGo(it.operation());
        return it.standby()
                .filter(name -> it.mark().isEmpty())
                .flatMap(name ->
                        instances.withoutNodes(it.cluster()).stream()
                                .filter(instance -> instance.name().equals(name))
                                .findFirst())
                .map(instance -> resume(it, instance))
                .orElseGet(() -> done(it));
    }

    private Outcome<Verifying> resume(Verifying it, Instance standby) {
        return switch (moments.resumeReplay(
                it.cluster(), standby.address(), it.origin().database())) {
            case Answer.Given<Boolean> _ -> done(it);
            case Answer.NotReady<Boolean>(var reason) -> notYet(reason, config.pollInterval());
        };
    }
}
