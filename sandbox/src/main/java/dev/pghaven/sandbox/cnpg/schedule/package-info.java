/** CNPG's schedules in six fields, seconds first, and when they are due. */
package dev.pghaven.sandbox.cnpg.schedule;
