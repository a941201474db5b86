package dev.pghaven.cnpg;

/** Where the first instance gets its data from. */
public record Bootstrap(InitDb initdb) {}
