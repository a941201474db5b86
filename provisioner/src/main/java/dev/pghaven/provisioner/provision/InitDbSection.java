package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.InitDb;
import dev.pghaven.cnpg.SecretRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.kubernetes.OurNames;

/** {@code spec.bootstrap.initdb}. */
final class InitDbSection {
    private InitDbSection() {}

    static InitDb of(Provisioning it) {
        var asked = it.spec().bootstrap();
        return new InitDb(
                asked.database(),
                asked.owner(),
                new SecretRef(OurNames.ownerSecret(it.cluster())),
                asked.dataChecksums(),
                asked.encoding(),
                asked.localeProvider().map(provider -> Json.toNode(provider).asText()).orElse(null),
                asked.locale().orElse(null),
                asked.localeCollate().orElse(null),
                asked.localeCType().orElse(null),
                asked.icuLocale().orElse(null),
                asked.icuRules().orElse(null),
                asked.builtinLocale().orElse(null),
                asked.walSegmentSize().orElse(null),
                PghavenRole.bootstrapSql());
    }
}
