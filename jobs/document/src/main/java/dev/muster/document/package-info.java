/** Policies, rules and configuration as texts: YAML in which every problem has a line. */
package dev.muster.document;
