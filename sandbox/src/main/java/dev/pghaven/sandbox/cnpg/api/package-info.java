/** The part of CNPG's API that the emulation reads, and its names and labels. */
package dev.pghaven.sandbox.cnpg.api;
