/** Makes a cluster's first instance of a backup: which backup, how far, and with what settings. */
package dev.pghaven.sandbox.cnpg.recovery;
