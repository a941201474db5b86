package dev.pghaven.sandbox.publicips;

/** What came of a wish to change a public IP. */
public sealed interface Stored {
    record As(PublicIp publicIp) implements Stored {}

    record Refused(AzureError error) implements Stored {}
}
