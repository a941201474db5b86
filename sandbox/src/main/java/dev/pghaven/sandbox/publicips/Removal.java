package dev.pghaven.sandbox.publicips;

/** What came of a wish to delete a public IP. */
public sealed interface Removal {
    record Done() implements Removal {}

    record NotThere() implements Removal {}

    record Refused(AzureError error) implements Removal {}
}
