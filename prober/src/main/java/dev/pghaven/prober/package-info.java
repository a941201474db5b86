/** Looks at an endpoint of PostgreSQL from outside: no login, and no secret on the way. */
package dev.pghaven.prober;
