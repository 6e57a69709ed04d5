package dev.muster.verify.identity;

import org.jspecify.annotations.Nullable;

/**
 * That a record in a device's name is nobody's as far as it is known: its signature failed, or was
 * not checked.
 *
 * @param gateway the gateway that the record names, if the registry names it for the device too;
 *     null otherwise, so that strangers can't make up gateways
 * @param unchecked whether the device may have spoken here, and this is the first such message of
 *     its second that is refused unchecked
 */
public record Doubt(@Nullable String gateway, boolean unchecked) {}
