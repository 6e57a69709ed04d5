package dev.muster.remediate;

import java.io.Serializable;

/**
 * What remediation is told by the configuration.
 *
 * @param fleet fleet id; ids of commands derive from it
 */
public record RemediateSettings(String fleet) implements Serializable {}
