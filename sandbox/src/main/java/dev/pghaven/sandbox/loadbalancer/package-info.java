/** Azure's load balancer, as the cloud provider of AKS sets it up for Services. */
package dev.pghaven.sandbox.loadbalancer;
