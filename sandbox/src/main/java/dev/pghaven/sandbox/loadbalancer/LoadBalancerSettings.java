package dev.pghaven.sandbox.loadbalancer;

import java.time.Duration;

/**
 * How fast time passes for the load balancer.
 *
 * @param idleMinute what a minute of the idle timeout takes
 * @param firstRetry the pause after the first refusal; it doubles with each further one
 */
public record LoadBalancerSettings(Duration idleMinute, Duration firstRetry) {}
