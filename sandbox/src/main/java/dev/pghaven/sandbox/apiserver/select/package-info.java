/** Label and field selectors. */
package dev.pghaven.sandbox.apiserver.select;
