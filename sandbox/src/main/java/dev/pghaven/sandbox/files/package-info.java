/** How the sandbox leaves files for others to read. */
package dev.pghaven.sandbox.files;
