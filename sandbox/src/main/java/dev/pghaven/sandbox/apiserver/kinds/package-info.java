/** The table of kinds: a new kind is one entry here. */
package dev.pghaven.sandbox.apiserver.kinds;
