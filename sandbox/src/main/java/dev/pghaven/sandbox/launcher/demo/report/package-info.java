/** What a demo leaves for people and programs: a JSON file, and a page that draws it. */
package dev.pghaven.sandbox.launcher.demo.report;
