package dev.muster.audit.operator;

/**
 * The newest version of a bundle, in state.
 *
 * @param name the kind of the bundle
 * @param version the newest version that was applied
 */
public record BundleVersion(String name, long version) {}
