package dev.muster.simulator.script;

/**
 * A record for the telemetry topic.
 *
 * @param source where the message's bytes come from
 * @param damage what happens to them on the way
 * @param address how they are put on the topic
 */
public record Telemetry(Source source, Damage damage, Address address) implements Step.Content {}
