package dev.muster.simulator.forge;

import dev.muster.simulator.script.SectionFault;

/**
 * What stands in one section of a message.
 *
 * @param dataClass class that it says it is of
 */
public record SectionNote(String dataClass, SectionFault fault) {}
