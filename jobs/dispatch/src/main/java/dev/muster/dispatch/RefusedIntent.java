package dev.muster.dispatch;

import dev.muster.arrival.Origin;
import dev.muster.control.ControlResult;
import dev.muster.message.Unopened;
import org.jspecify.annotations.Nullable;

/**
 * A record of the intents topic that was not signed.
 *
 * @param key its Kafka key, untouched; null when it has none
 * @param value its Kafka value, untouched; null when it has none
 * @param reason the first check that failed
 * @param detail one short sentence for people
 * @param unopened what is known of a record of which key and value are the beginnings only; null
 *     for one that is here whole
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record RefusedIntent(
    Origin origin,
    byte @Nullable [] key,
    byte @Nullable [] value,
    ControlResult reason,
    String detail,
    @Nullable Unopened unopened) {}
