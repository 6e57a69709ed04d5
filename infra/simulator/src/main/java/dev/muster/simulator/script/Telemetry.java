package dev.muster.simulator.script;

/** A record for the telemetry topic. */
public record Telemetry(Source source, Damage damage, Address address) implements Step.Content {}
