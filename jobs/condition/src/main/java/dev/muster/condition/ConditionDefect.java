package dev.muster.condition;

/**
 * Something in a condition that must be written in another way.
 *
 * @param line line within the condition's text, from 1
 * @param column column within the line, from 1
 * @param message what is wrong and what to write instead
 */
public record ConditionDefect(int line, int column, String message) {}
