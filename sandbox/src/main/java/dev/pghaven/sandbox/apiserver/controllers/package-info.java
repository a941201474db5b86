/** The parts of kube-controller-manager without which the API would not be whole. */
package dev.pghaven.sandbox.apiserver.controllers;
