package dev.pghaven.sandbox.launcher.bench;

/** Both restores of the same backup, one after the other. */
record Round(String first, VerifiedRun verified, BareRun bare) {}
