/** The API over HTTPS: requests in, answers, watches and faults out. */
package dev.pghaven.sandbox.apiserver.http;
