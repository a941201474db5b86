package dev.pghaven.sandbox.kubelet;

import java.time.Duration;

/**
 * How the cluster deals with a node whose kubelet is silent.
 *
 * @param noticedAfter when the node is not ready any more, and with it its pods
 * @param evictedAfter when its pods are deleted, counted from there
 */
public record NodeLoss(Duration noticedAfter, Duration evictedAfter) {}
