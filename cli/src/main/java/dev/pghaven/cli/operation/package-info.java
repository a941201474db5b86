/** Operations: how they get on, how they end, and what that means. */
package dev.pghaven.cli.operation;
