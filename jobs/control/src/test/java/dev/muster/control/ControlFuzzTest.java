package dev.muster.control;

import static dev.muster.control.ControlFixture.arrived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.muster.control.root.Role;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.crypto.CryptoProvider;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A key of the right role may have signed any content at all: each is read or refused, and asks for
 * no more memory than its bytes are worth.
 */
class ControlFuzzTest {
  private static final int HEADER = 10;
  private static final int ROUNDS = 3_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Contents of each kind, as they are published. */
  static Stream<Sample> samples() {
    return Stream.of(
        sample(ControlContents.REGISTRY, ControlFixture.device(7)),
        sample(ControlContents.TRUST, ControlFixture.trust(7)),
        sample(ControlContents.POLICY, ControlFixture.bundle(7)),
        sample(ControlContents.RULES, ControlFixture.bundle(7)),
        sample(ControlContents.APPROVAL, ControlFixture.approval(7)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsOrRefusesWhateverBytesBecomeOfASoundContent(Sample sample) {
    isRead(sample, sample.bytes());
    Random random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(sample.bytes(), random);
      long before = allocated();
      isRead(sample, bytes);
      assertThat(allocated() - before)
          .as("bytes allocated for %s", Arrays.toString(bytes))
          .isLessThan(256L * 1024);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refusesEveryTruncation(Sample sample) {
    for (int length = 0; length < sample.bytes().length; length++) {
      assertThat(isRead(sample, Arrays.copyOf(sample.bytes(), length))).isFalse();
    }
  }

  /** Sixteen bytes that ask for gigabytes, wherever a length or a count may stand. */
  @ParameterizedTest
  @MethodSource("samples")
  void refusesDeclaredLengthsThatAreNotThere(Sample sample) {
    for (long declared : new long[] {100_000_000L, 2_000_000_000L, Long.MAX_VALUE, -100_000_000L}) {
      for (int at = HEADER; at < sample.bytes().length; at++) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(sample.bytes(), 0, at);
        bytes.writeBytes(varint(declared));
        bytes.writeBytes(varint(declared));
        long before = allocated();
        assertThat(isRead(sample, bytes.toByteArray())).isFalse();
        assertThat(allocated() - before).as("%s at %s", declared, at).isLessThan(64L * 1024);
      }
    }
  }

  @Test
  void refusesAContentThatMakesItsReaderThrow() {
    byte[] value =
        ControlFixture.signer(Role.REVOKER)
            .sign(ControlContents.TRUST, ControlFixture.trust(7), ControlFixture.ISSUED_AT);
    ControlAuthenticator<TrustBundle> authenticator =
        new ControlAuthenticator<>(
            ControlFixture.root(), new Overflowing(), CryptoProvider.fastest());
    String told =
        authenticator
            .authenticate(arrived(TrustBundle.SUBJECT, value))
            .fold(authentic -> "", refused -> refused.result() + ": " + refused.detail());
    assertThat(told)
        .isEqualTo("CONTENT_MALFORMED: its content holds a value that is out of bounds");
  }

  @Test
  void namesWhatIsNotAContent() {
    assertThatThrownBy(() -> ControlContents.TRUST.read(new byte[16]))
        .isInstanceOf(MalformedContentException.class)
        .hasMessage("the content does not fit the schema of its kind");
  }

  private static boolean isRead(Sample sample, byte[] bytes) {
    try {
      sample.contents().read(bytes);
      return true;
    } catch (MalformedContentException e) {
      return false;
    }
  }

  private static byte[] mutated(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      bytes[HEADER + random.nextInt(bytes.length - HEADER)] = (byte) random.nextInt(256);
    }
    int cut = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return Arrays.copyOf(bytes, cut);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static <T> Sample sample(ControlContent<T> contents, T content) {
    return new Sample(contents, contents.write(content));
  }

  /** A kind and the bytes of one sound content of it. */
  record Sample(ControlContent<?> contents, byte[] bytes) {
    @Override
    public String toString() {
      return contents.kind().wireName();
    }
  }

  /** Trust whose end is beyond all numbers. */
  private static final class Overflowing implements ControlContent<TrustBundle> {
    private final ControlContent<TrustBundle> trust = ControlContents.TRUST;

    @Override
    public ControlKind kind() {
      return trust.kind();
    }

    @Override
    public byte[] write(TrustBundle content) {
      return trust.write(content);
    }

    @Override
    public TrustBundle read(byte[] bytes) throws MalformedContentException {
      return trust.read(bytes);
    }

    @Override
    public boolean announces(byte[] bytes) {
      return trust.announces(bytes);
    }

    @Override
    public String subject(TrustBundle content) {
      return trust.subject(content);
    }

    @Override
    public long version(TrustBundle content) {
      return trust.version(content);
    }

    @Override
    public long expiresAt(TrustBundle content) {
      return Math.multiplyExact(Long.MAX_VALUE, 1000L);
    }
  }
}
