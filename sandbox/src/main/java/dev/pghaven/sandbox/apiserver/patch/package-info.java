/** Merge patch, JSON patch and strategic merge patch, as functions over JSON. */
package dev.pghaven.sandbox.apiserver.patch;
