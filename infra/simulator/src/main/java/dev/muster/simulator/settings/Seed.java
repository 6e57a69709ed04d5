package dev.muster.simulator.settings;

import dev.muster.message.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/**
 * The one source of chance in a simulation: everything random derives from it by name.
 *
 * <p>Branches are independent of the order in which they are taken, so that a fault added to the
 * fleet changes nothing about the devices that it does not touch. Keys derived here belong to
 * simulated devices only: whoever knows the seed knows them.
 */
public record Seed(long value) {

  /** The seed of one named part. */
  public Seed branch(String name) {
    return branch(name, 0);
  }

  /** The seed of one of many parts of the same name. */
  public Seed branch(String name, long index) {
    return new Seed(ByteBuffer.wrap(digest(name, index)).getLong());
  }

  /** A generator that starts at this seed. */
  public SplittableRandom random() {
    return new SplittableRandom(value);
  }

  /** 32 bytes for a key. */
  public byte[] keyBytes(String name, long index) {
    return digest(name, index);
  }

  private byte[] digest(String name, long index) {
    MessageDigest sha256 = Sha256.begin();
    sha256.update(ByteBuffer.allocate(16).putLong(value).putLong(index).array());
    return sha256.digest(name.getBytes(StandardCharsets.UTF_8));
  }
}
