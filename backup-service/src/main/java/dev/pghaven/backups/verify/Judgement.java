package dev.pghaven.backups.verify;

import dev.pghaven.contracts.RestoreEvidence;

/** What the verification came to. */
public record Judgement(boolean verified, RestoreEvidence evidence) {}
