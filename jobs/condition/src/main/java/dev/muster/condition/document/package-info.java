/** Policies and rules as texts: YAML in which every problem has a line. */
package dev.muster.condition.document;
