package dev.pghaven.contracts.kafka;

import java.net.URI;

/**
 * How a CloudEvent names itself.
 *
 * @param subject empty when it has none
 */
public record Attributes(String id, URI source, String type, String subject) {}
