package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.publicips.PublicIps;
import dev.pghaven.sandbox.scalesets.ScaleSets;

/** The resources that Resource Manager and the cluster both know. */
public record Inventory(PublicIps publicIps, ScaleSets scaleSets) {}
