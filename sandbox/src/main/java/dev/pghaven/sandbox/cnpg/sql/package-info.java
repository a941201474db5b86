/** SQL to one server, with names and values quoted by the driver. */
package dev.pghaven.sandbox.cnpg.sql;
