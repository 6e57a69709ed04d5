package dev.muster.control.approval;

/**
 * An approval that was signed by the role {@code approver}, arrived before its end, and is newer
 * than all before it about the same command.
 *
 * @param validFrom milliseconds of arrival from which it counts, inclusive
 * @param approval the consent
 */
public record AcceptedApproval(long validFrom, Approval approval) {}
