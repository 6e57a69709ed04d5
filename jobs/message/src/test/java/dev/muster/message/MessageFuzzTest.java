package dev.muster.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.MessageRefusedException.Kind;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.EnvelopeView;
import dev.muster.schemas.MalformedEnvelopeException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** On any bytes at all, a message is read or refused, and nothing else happens. */
class MessageFuzzTest {
  private static final List<byte[]> SAMPLES =
      List.of(
          SampleMessages.telemetry(SignatureAlgorithm.ES256, 3),
          SampleMessages.telemetry(SignatureAlgorithm.ED25519, 70_000),
          SampleMessages.acknowledgement(SignatureAlgorithm.ES256, 4),
          SampleMessages.heartbeat(SignatureAlgorithm.ED25519, 5));

  @Test
  void refusesEveryTruncation() {
    for (byte[] sample : SAMPLES) {
      for (int length = 0; length < sample.length; length++) {
        assertThat(isRead(Arrays.copyOf(sample, length))).as("cut to %s bytes", length).isFalse();
      }
    }
  }

  @Test
  void refusesEveryTrailingByte() {
    for (byte[] sample : SAMPLES) {
      assertThat(isRead(Arrays.copyOf(sample, sample.length + 1))).isFalse();
    }
  }

  @Test
  void neverBelievesAMessageWithOneBitFlipped() throws Exception {
    PublicVerificationKey key =
        PublicVerificationKey.of(
            SampleMessages.key(SignatureAlgorithm.ES256), CryptoProvider.fastest());
    MessageVerifier verifier = new MessageVerifier(CryptoProvider.fastest(), SampleMessages.FLEET);
    byte[] sample = SAMPLES.get(0).clone();
    assertThat(isBelieved(sample, verifier, key)).isTrue();
    for (int bit = 0; bit < 8 * sample.length; bit++) {
      sample[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(isBelieved(sample, verifier, key)).as("bit %s flipped", bit).isFalse();
      sample[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void allocatesLittleForLengthsThatAreOnlyDeclared() {
    com.sun.management.ThreadMXBean memory =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] sample = SAMPLES.get(0);
    isRead(sample);
    for (int at = 0; at + 5 <= sample.length; at++) {
      for (int major : new int[] {0x5a, 0x7a, 0x9a, 0xba}) {
        byte[] lying = sample.clone();
        lying[at] = (byte) major;
        Arrays.fill(lying, at + 1, at + 5, (byte) 0x7f);
        long before = memory.getCurrentThreadAllocatedBytes();
        isRead(lying);
        long allocated = memory.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("a length of 2 GiB declared at %s", at).isLessThan(1 << 20);
      }
    }
  }

  @Property(tries = 20_000)
  void survivesRandomBytes(@ForAll @Size(max = 300) byte[] bytes) {
    isRead(bytes);
  }

  @Property(tries = 20_000)
  void survivesRandomBytesInTheMiddle(
      @ForAll @IntRange(max = 3) int sample,
      @ForAll @IntRange(max = 400) int at,
      @ForAll @Size(max = 12) byte[] bytes) {
    byte[] changed = SAMPLES.get(sample).clone();
    int start = Math.min(at, changed.length);
    System.arraycopy(bytes, 0, changed, start, Math.min(bytes.length, changed.length - start));
    isRead(changed);
  }

  @Property(tries = 20_000)
  void survivesRandomEnvelopes(@ForAll @Size(max = 80) byte[] tail) {
    byte[] header = EnvelopeCodec.encode("d", "g", 1L, new byte[0]);
    byte[] value = Arrays.copyOf(header, 10 + tail.length);
    System.arraycopy(tail, 0, value, 10, tail.length);
    try {
      EnvelopeView view = EnvelopeCodec.decode(value);
      assertThat(view.messageOffset() + view.messageLength()).isEqualTo(value.length);
    } catch (MalformedEnvelopeException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static boolean isBelieved(
      byte[] bytes, MessageVerifier verifier, PublicVerificationKey key) {
    try {
      return verifier.verify(MessageParser.parse(bytes, 0, bytes.length), key);
    } catch (MessageRefusedException e) {
      return false;
    }
  }

  private static boolean isRead(byte[] bytes) {
    try {
      return MessageParser.parse(bytes, 0, bytes.length).signed().buffer() == bytes;
    } catch (MessageRefusedException e) {
      assertThat(e.kind()).isIn(Kind.MALFORMED, Kind.UNSUPPORTED_VERSION);
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }
}
