/**
 * Conditions of policies and rules: one language, bounded in size and work, and the same answer for
 * the same values.
 */
package dev.muster.condition;
