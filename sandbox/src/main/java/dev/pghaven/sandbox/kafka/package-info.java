/** The Kafka broker, real and in this JVM. */
package dev.pghaven.sandbox.kafka;
