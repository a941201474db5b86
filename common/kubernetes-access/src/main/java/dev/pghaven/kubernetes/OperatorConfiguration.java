package dev.pghaven.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The CNPG operator that the services work with. */
@ConfigMapping(prefix = "pghaven.operator")
public interface OperatorConfiguration {
    /** Where its Deployment is. */
    @WithDefault("cnpg-system")
    String namespace();

    /** Its release, where the Deployment may not be read; found by its image's tag otherwise. */
    Optional<OperatorVersion> version();

    /** Older releases are refused. */
    @WithDefault("1.23.0")
    OperatorVersion oldest();
}
