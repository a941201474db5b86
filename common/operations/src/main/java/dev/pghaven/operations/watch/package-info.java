/** What every watch over clusters needs: its rounds in the store, its places, its patience. */
package dev.pghaven.operations.watch;
