/** Objects in memory under one revision counter, with a bounded history of changes. Pure Java. */
package dev.pghaven.sandbox.apiserver.store;
