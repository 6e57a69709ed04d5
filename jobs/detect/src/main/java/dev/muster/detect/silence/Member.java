package dev.muster.detect.silence;

/**
 * A device that a group expects to hear of.
 *
 * @param deadline how long it may say nothing, in milliseconds
 * @param cadence its cadence in milliseconds
 * @param gateway the gateway that it speaks through, or null
 * @param since since when it has had to speak that often, in milliseconds of arrival
 * @param own whether it is one of the group, not a gateway from elsewhere
 */
record Member(long deadline, long cadence, String gateway, long since, boolean own) {}
