package dev.pghaven.cnpg;

/** Where the first instance gets its data from: one of the two. */
public record Bootstrap(InitDb initdb, Recovery recovery) {
    public static Bootstrap with(InitDb initdb) {
        return new Bootstrap(initdb, null);
    }

    public static Bootstrap from(Recovery recovery) {
        return new Bootstrap(null, recovery);
    }
}
