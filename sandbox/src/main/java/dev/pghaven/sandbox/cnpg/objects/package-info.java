/** The objects that a Cluster owns, each as a pure function of the Cluster. */
package dev.pghaven.sandbox.cnpg.objects;
