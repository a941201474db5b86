/** What the exposure service needs of the world: its ports and its configuration. */
package dev.pghaven.exposure;
