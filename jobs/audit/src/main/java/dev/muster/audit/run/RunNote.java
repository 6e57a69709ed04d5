package dev.muster.audit.run;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What was found out before a job was submitted, for table {@code runs}.
 *
 * @param topic the topic that it is about, or null when about none
 * @param partition the partition, or -1 for none
 * @param offset the offset that it begins at, or -1 for none
 * @param detail about it in words
 */
public record RunNote(
    RunEventKind kind, @Nullable String topic, int partition, long offset, String detail)
    implements Serializable {}
