/** The operation store: the PostgreSQL in which the services keep their operations. */
package dev.pghaven.sandbox.store;
