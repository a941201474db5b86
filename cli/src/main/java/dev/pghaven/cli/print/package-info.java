/** Text for people, and JSON for programs. */
package dev.pghaven.cli.print;
