/** Breaks what pghaven stands on, and shows what of it was needed. */
package dev.pghaven.sandbox.launcher.chaos;
