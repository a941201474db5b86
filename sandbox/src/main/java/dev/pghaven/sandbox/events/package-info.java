/** Kubernetes Events, by which components tell people what they do. */
package dev.pghaven.sandbox.events;
