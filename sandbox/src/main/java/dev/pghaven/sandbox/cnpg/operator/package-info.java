/** The operator's control loop and its hands: what it reads and writes through the API server. */
package dev.pghaven.sandbox.cnpg.operator;
