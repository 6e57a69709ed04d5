package dev.muster.audit.operator;

/** The newest version of a bundle, in state. */
public record BundleVersion(String name, long version) {}
