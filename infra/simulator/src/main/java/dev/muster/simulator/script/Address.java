package dev.muster.simulator.script;

import org.jspecify.annotations.Nullable;

/**
 * How a message is put on the topic.
 *
 * @param device device that the envelope names
 * @param gateway gateway that the envelope names, or null for none
 * @param partitionShift how many partitions beside the key's own
 */
public record Address(
    @Nullable String key,
    String device,
    @Nullable String gateway,
    int partitionShift,
    Wrapping wrapping) {

  /** The way of a device's own message. */
  public static Address of(String device, @Nullable String gateway) {
    return new Address(device, device, gateway, 0, Wrapping.ENVELOPE);
  }

  /** The same with another key. */
  public Address withKey(@Nullable String other) {
    return new Address(other, device, gateway, partitionShift, wrapping);
  }

  /** The same through another gateway, which takes an envelope. */
  public Address through(String other) {
    return new Address(key, device, other, partitionShift, Wrapping.ENVELOPE);
  }

  /** The same on another partition. */
  public Address besides(int partitions) {
    return new Address(key, device, gateway, partitions, wrapping);
  }

  /** The same with another way of wrapping. */
  public Address wrapped(Wrapping other) {
    return new Address(key, device, gateway, partitionShift, other);
  }

  /** How a record's value is made of a message. */
  public enum Wrapping {
    /** In an envelope. */
    ENVELOPE,
    /** The message alone, as bridges hand it on. */
    BARE,
    /** In an envelope that is cut off in its middle. */
    CUT_ENVELOPE,
    /** A value of no bytes. */
    EMPTY,
    /** No value at all. */
    ABSENT,
    /** In an envelope, with the header of a tick. */
    MARKED_AS_TICK
  }
}
