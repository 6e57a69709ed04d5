package dev.muster.simulator.forge;

import dev.muster.simulator.script.SectionFault;

/**
 * What stands in one section of a message.
 *
 * @param dataClass class that it says it is of
 * @param fault what is wrong with it
 */
public record SectionNote(String dataClass, SectionFault fault) {}
