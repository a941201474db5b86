/** What the operator and the plugin do with an archive after a backup. */
package dev.pghaven.sandbox.cnpg.retention;
