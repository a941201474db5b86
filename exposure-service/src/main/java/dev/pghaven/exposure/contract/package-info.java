/** Checks what exposed endpoints promise, on a schedule and on request, and says what is broken. */
package dev.pghaven.exposure.contract;
