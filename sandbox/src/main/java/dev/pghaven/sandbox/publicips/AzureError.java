package dev.pghaven.sandbox.publicips;

/** Why Azure refuses, in its own words. */
public record AzureError(String code, String message) {}
