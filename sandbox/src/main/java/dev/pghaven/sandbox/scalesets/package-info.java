/** The virtual machine scale sets behind the nodes, as Resource Manager sees them. */
package dev.pghaven.sandbox.scalesets;
