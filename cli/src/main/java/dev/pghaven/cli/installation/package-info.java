/** Where a pghaven is, how it is entered, and how its services are called over REST. */
package dev.pghaven.cli.installation;
