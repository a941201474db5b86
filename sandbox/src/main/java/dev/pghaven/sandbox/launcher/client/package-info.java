/** How anybody outside talks to what runs: over Kafka, REST, SQL and the Kubernetes API. */
package dev.pghaven.sandbox.launcher.client;
