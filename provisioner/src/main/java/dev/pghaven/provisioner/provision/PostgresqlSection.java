package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.PostgresConfiguration;
import dev.pghaven.contracts.spec.HostBasedAuthentication;
import dev.pghaven.contracts.spec.Parameters;

/** {@code spec.postgresql}. */
final class PostgresqlSection {
    private PostgresqlSection() {}

    static PostgresConfiguration of(Provisioning it) {
        var asked = it.spec().postgresql();
        return new PostgresConfiguration(
                Parameters.of(asked, it.spec().resources(), it.spec().walStorage()),
                HostBasedAuthentication.of(asked),
                asked.pgIdent(),
                asked.sharedPreloadLibraries(),
                SynchronousSection.of(it),
                null);
    }
}
