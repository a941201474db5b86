/** What the API does to an object between a request and the store. */
package dev.pghaven.sandbox.apiserver.registry;
