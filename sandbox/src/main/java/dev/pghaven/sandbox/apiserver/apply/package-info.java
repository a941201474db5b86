/** Server-side apply and managed fields, as functions over JSON. */
package dev.pghaven.sandbox.apiserver.apply;
