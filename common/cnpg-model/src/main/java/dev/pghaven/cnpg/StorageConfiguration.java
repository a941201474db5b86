package dev.pghaven.cnpg;

/** A volume that each instance claims. */
public record StorageConfiguration(String size, String storageClass) {}
