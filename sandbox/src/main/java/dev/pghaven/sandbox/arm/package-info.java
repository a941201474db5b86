/** Azure Resource Manager, as far as pghaven calls it, in the shapes that the Azure SDK expects. */
package dev.pghaven.sandbox.arm;
