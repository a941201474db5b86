/** How the API server says no: Kubernetes' Status objects. */
package dev.pghaven.sandbox.apiserver.status;
