package dev.pghaven.sandbox.cnpg.api;

import java.util.Locale;

/** A tablespace with a volume of its own on every instance. */
public record Tablespace(String name, Storage storage, Owner owner, boolean temporary) {
    public Tablespace {
        owner = Defaulted.value(owner, new Owner(null));
    }

    /** The role that owns it; {@code postgres} where none is named. */
    public record Owner(String name) {
        public Owner {
            name = name == null || name.isEmpty() ? "postgres" : name;
        }
    }

    /** PVCs are named by DNS rules, tablespaces by SQL's. */
    public String claimSuffix() {
        return "-tbs-" + volumeName();
    }

    public String volumeName() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
