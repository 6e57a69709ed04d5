package dev.muster.simulator.script;

/**
 * A record for the command topic that looks like a command of the dispatcher and is signed by
 * somebody else.
 *
 * @param device number of the device that it is for
 */
public record FalseCommand(int device) implements Step.Content {}
