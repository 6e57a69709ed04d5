package dev.muster.detect.operator;

/**
 * A detector with its settings, which can add itself to the flow. Told apart by its settings alone.
 */
public interface Detector {

  /** Adds its operators. Their uids are stored contracts: they begin with the name of its kind. */
  Detected attach(DetectInputs inputs);
}
