package dev.pghaven.sandbox.cnpg.api;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;

/** A volume to ask for: the template first, then what the two fields say. */
public record Storage(String size, String storageClass, PersistentVolumeClaimSpec pvcTemplate) {}
