package dev.muster.message.command;

/** What the registry is to say of a device together with its command, so that ingest agrees. */
public enum Consequence {
  /** What it says already. */
  NONE,
  /** That the device is suspended, until the action ends if it does. */
  SUSPENDS,
  /** That the device is active. */
  RESUMES
}
