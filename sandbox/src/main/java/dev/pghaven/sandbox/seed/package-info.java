/** What an AKS cluster with CNPG has before pghaven comes. */
package dev.pghaven.sandbox.seed;
