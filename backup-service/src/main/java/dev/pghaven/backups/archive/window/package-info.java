/** To which moments a server can be restored from its archive. */
package dev.pghaven.backups.archive.window;
