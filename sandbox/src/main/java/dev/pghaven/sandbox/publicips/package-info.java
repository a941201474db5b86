/** Azure's public IP addresses, as Resource Manager and the cluster's load balancer see them. */
package dev.pghaven.sandbox.publicips;
