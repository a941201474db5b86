package dev.pghaven.contracts;

/**
 * What became of the commits that a client sent while the primary changed.
 *
 * @param acknowledged without a warning
 * @param lost acknowledged, and not there afterwards
 * @param unknown never answered, such as when the connection broke: they may be there or not
 */
public record CanaryCommits(long acknowledged, long lost, long unknown) {}
