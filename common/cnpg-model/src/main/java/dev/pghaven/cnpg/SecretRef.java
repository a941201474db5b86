package dev.pghaven.cnpg;

/** Names a Secret of the same namespace. */
public record SecretRef(String name) {}
