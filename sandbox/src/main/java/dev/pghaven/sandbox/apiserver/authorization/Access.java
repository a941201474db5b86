package dev.pghaven.sandbox.apiserver.authorization;

import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.Authorizer;
import dev.pghaven.sandbox.apiserver.RefusalLog;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.registry.CreateCheck;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.status.Refusals;

/** Refuses what the authorizer does not allow, in Kubernetes' words. */
public final class Access implements CreateCheck {
    private final Authorizer authorizer;
    private final RefusalLog log;

    public Access(Authorizer authorizer, RefusalLog log) {
        this.authorizer = authorizer;
        this.log = log;
    }

    public boolean allows(Attributes request) {
        return authorizer.allows(request);
    }

    public void require(Attributes request) {
        if (authorizer.allows(request)) {
            return;
        }
        log.refused(request);
        switch (request) {
            case Attributes.OfResource it -> throw Refusals.forbidden(it);
            case Attributes.OfPath it -> throw Refusals.forbidden(it);
        }
    }

    @Override
    public void requireCreate(User user, Target target) {
        require(of(user, "create", target));
    }

    /** A namespace is in itself, so that a Role in it may be for it. */
    public static Attributes.OfResource of(User user, String verb, Target target) {
        boolean isNamespace = target.kind().resource().equals("namespaces");
        return new Attributes.OfResource(
                user,
                verb,
                target.kind().group(),
                target.kind().plural(),
                target.subresource(),
                isNamespace ? target.name() : target.namespace(),
                target.name());
    }
}
