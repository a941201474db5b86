/** CNPG's webhooks: what they fill in, and what they refuse with the field that is wrong. */
package dev.pghaven.sandbox.cnpg.admission;
