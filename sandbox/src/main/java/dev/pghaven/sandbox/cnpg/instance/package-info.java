/** What runs inside an instance's pod: CNPG's instance manager and the server that it keeps. */
package dev.pghaven.sandbox.cnpg.instance;
