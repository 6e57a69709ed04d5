package dev.muster.admin.control;

/**
 * A control record of our own, as the broker has it.
 *
 * @param subject device id or bundle name
 */
record PublishedVersion(String subject, long version, int partition, long offset) {}
