/** Addresses, names and the relays that make a Service's address lead to its pods. */
package dev.pghaven.sandbox.network;
