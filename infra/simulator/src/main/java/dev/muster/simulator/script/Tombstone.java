package dev.muster.simulator.script;

/**
 * A record without a value on the registry topic.
 *
 * @param device number of the device whose key it has
 */
public record Tombstone(int device) implements Step.Content {}
