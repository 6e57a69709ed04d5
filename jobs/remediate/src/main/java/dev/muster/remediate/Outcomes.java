package dev.muster.remediate;

/** Where remediation's results go. Called in the order of arrival. */
public interface Outcomes {
  /** A command is to be signed. */
  void issued(long arrival, Intent intent);

  /** A command changed its state. */
  void changed(CommandChange change);

  /** Something had no effect. */
  void disregarded(IgnoredInput disregarded);
}
