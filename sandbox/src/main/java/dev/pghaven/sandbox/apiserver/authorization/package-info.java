/** Who may do what: RBAC, as Kubernetes has it. */
package dev.pghaven.sandbox.apiserver.authorization;
