/** What the services say over Kafka, as anybody may read it. */
package dev.pghaven.cli.events;
