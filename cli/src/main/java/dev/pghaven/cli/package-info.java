/** The command line for people: it knows what the services say, and nothing of how they work. */
package dev.pghaven.cli;
