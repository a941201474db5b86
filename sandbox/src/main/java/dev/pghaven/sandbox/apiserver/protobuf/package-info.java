/** Just enough protobuf for kubectl create. */
package dev.pghaven.sandbox.apiserver.protobuf;
