package dev.muster.control.registry;

/** Standing of a device in the registry. */
public enum DeviceStatus {
  /** May do what its keys allow. */
  ACTIVE,
  /** May still acknowledge and attest. */
  SUSPENDED,
  /** Treated as unknown. */
  REMOVED
}
