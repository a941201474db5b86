package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import java.util.Optional;

/** What the operator asks of the instance manager in a pod. */
public interface InstanceBackups {
    /** Another one after each start of the manager; empty while none answers. */
    Optional<String> session(String podUid);

    /** Returns when the backup has begun; how it goes on is told in its status. */
    void start(String podUid, Backup backup);
}
