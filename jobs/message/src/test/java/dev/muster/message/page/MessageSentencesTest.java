package dev.muster.message.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.MessageParser;
import dev.muster.message.MessageRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says about the form of a message, each case made from its sentence. */
class MessageSentencesTest {
  private static final String TAKEN = "TAKEN";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          as shown                              | after          |                | TAKEN
          no tag 18                             | tag            |                | MALFORMED
          another tag                           | tag            | d8 62          | MALFORMED
          the tag twice                         | tag            | d2 d2          | MALFORMED
          a longer head of the tag              | tag            | d8 12          | MALFORMED
          an array of indefinite length         | array          | 9f             | MALFORMED
          a filled unprotected header           | unprotected    | a1 04 41 00    | MALFORMED
          an unprotected header as bytes        | unprotected    | 40             | MALFORMED
          a byte after the last                 | after          | 00             | MALFORMED
          an unknown label in the header        | more           | 18 21 00       | MALFORMED
          a label twice                         | kid            | 01 28          | MALFORMED
          a header of indefinite length         | header-head    | bf             | MALFORMED
          ES256                                 | alg            | 01 28          | TAKEN
          ES256 by its older label              | alg            | 01 26          | TAKEN
          Ed25519                               | alg            | 01 32          | TAKEN
          Ed25519 by its older label            | alg            | 01 27          | TAKEN
          an alg that nobody has                | alg            | 01 1903e7      | TAKEN
          the largest alg                       | alg            | 01 1b7fffffffffffffff | TAKEN
          the smallest alg                      | alg            | 01 3b7fffffffffffffff | TAKEN
          an alg beyond                         | alg            | 01 1b8000000000000000 | MALFORMED
          an alg below                          | alg            | 01 3b8000000000000000 | MALFORMED
          an alg in a longer head               | alg            | 01 3808        | MALFORMED
          an alg as text                        | alg            | 01 65 4553323536 | MALFORMED
          a kid of 7 bytes                      | kid            | 04 47 01020304050607 | MALFORMED
          a kid of 9 bytes                      | kid            | 04 49 010203040506070809 | MALFORMED
          a kid as text                         | kid            | 04 68 3132333435363738 | MALFORMED
          no device id                          | sub            | 02 60          | MALFORMED
          a device id with a slash              | sub            | 02 63 612f62   | MALFORMED
          a device id beyond ASCII              | sub            | 02 62 c3bc     | MALFORMED
          a device id as bytes                  | sub            | 02 41 61       | MALFORMED
          the characters of a device id         | sub            | 02 68 417a302e5f3a2d39 | TAKEN
          a fleet id with a space               | aud            | 03 63 612062   | MALFORMED
          several fleets                        | aud            | 03 81 6161     | MALFORMED
          no clock                              | iat            | 06 00          | TAKEN
          the last iat                          | iat            | 06 1b000000ffffffffff | TAKEN
          an iat of 2^40                        | iat            | 06 1b0000010000000000 | MALFORMED
          an iat before 1970                    | iat            | 06 20          | MALFORMED
          an iat with fractions                 | iat            | 06 fb41da555e4020c49c | MALFORMED
          the last epoch                        | epoch          | 19010b 1affffffff | TAKEN
          an epoch of 2^32                      | epoch          | 19010b 1b0000000100000000 | MALFORMED
          an epoch below 0                      | epoch          | 19010b 20      | MALFORMED
          the last number                       | seq            | 3a00010000 1b0000ffffffffffff | TAKEN
          a number of 2^48                      | seq            | 3a00010000 1b0001000000000000 | MALFORMED
          another type of message               | type           | a2 0105        | MALFORMED
          no type of message                    | payload        | a1 02 80       | MALFORMED
          an unknown label in the payload       | payload        | a2 0104 0400   | MALFORMED
          a payload that does not begin with 1  | payload        | a1 0201        | MALFORMED
          a byte after the payload              | payload        | a10104 00      | MALFORMED
          no payload                            | payload        | f6             | MALFORMED
          a heartbeat                           | payload        | a10104         | TAKEN
          a heartbeat with sections             | type           | a2 0104        | MALFORMED
          an attestation                        | payload        | a10103         | TAKEN
          an attestation with sections          | type           | a2 0103        | TAKEN
          telemetry without sections            | payload        | a10101         | MALFORMED
          no sections in the array              | payload        | a2 0101 0280   | MALFORMED
          an acknowledgement without answer     | payload        | a10102         | MALFORMED
          executed                              | payload        | a2 0102 03 83 5000000000000000000000000000000000 07 00 | TAKEN
          refused                               | payload        | a2 0102 03 83 5000000000000000000000000000000000 07 01 | TAKEN
          failed, with a reason                 | payload        | a2 0102 03 84 5000000000000000000000000000000000 07 02 626e6f | TAKEN
          another outcome                       | payload        | a2 0102 03 83 5000000000000000000000000000000000 07 03 | MALFORMED
          a command id of 15 bytes              | payload        | a2 0102 03 83 4f000000000000000000000000000000 07 00 | MALFORMED
          a counter below 0                     | payload        | a2 0102 03 83 5000000000000000000000000000000000 20 00 | MALFORMED
          a counter of 2^63                     | payload        | a2 0102 03 83 5000000000000000000000000000000000 1b8000000000000000 00 | MALFORMED
          an answer of five                     | payload        | a2 0102 03 85 5000000000000000000000000000000000 07 00 60 00 | MALFORMED
          telemetry with an answer              | payload-more   | 0300           | MALFORMED
          a class with a capital                | class          | 63 416263      | MALFORMED
          a class that begins with a digit      | class          | 62 3161        | MALFORMED
          no class                              | class          | 60             | MALFORMED
          the characters of a class             | class          | 64 615f307a    | TAKEN
          a section without its tag             | encrypt        | 84             | MALFORMED
          another cipher                        | section-protected | 43a10101    | MALFORMED
          an IV of 11 bytes                     | section-unprotected | a1 05 4b0102030405060708090a0b | MALFORMED
          no IV                                 | section-unprotected | a0        | MALFORMED
          an unknown label beside the IV        | section-unprotected | a2 05 4c0102030405060708090a0b0c 06 00 | MALFORMED
          a ciphertext of 15 bytes              | ciphertext     | 4f 0102030405060708090a0b0c0d0e0f | MALFORMED
          no ciphertext                         | ciphertext     | f6             | MALFORMED
          no recipients                         | recipients     | 80             | MALFORMED
          another way of wrapping               | recipient-protected | 44a101381c | MALFORMED
          a recipient's kid of 7 bytes          | recipient-kid  | 04 47 01020304050607 | MALFORMED
          an unknown label of a recipient       | recipient-more | 23 00          | MALFORMED
          an ephemeral key on another curve     | curve          | 20 02          | MALFORMED
          an ephemeral key of another kind      | kty            | 01 01          | MALFORMED
          the sign of y instead of y            | y              | 22 f5          | MALFORMED
          an x of 31 bytes                      | x              | 21 581f 01010101010101010101010101010101010101010101010101010101010101 | MALFORMED
          a wrapped key of 24 bytes             | wrapped        | 5818 010101010101010101010101010101010101010101010101 | MALFORMED
          no signature                          | signature      | 40             | MALFORMED
          a signature of 63 bytes               | signature      | 583f 010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101 | MALFORMED
          """)
  void saysWhatBecomesOfAForm(String what, String part, String hex, String outcome) {
    MessageParts message = MessageParts.telemetry().with(part, hex == null ? "" : hex);
    if (part.equals("more") || part.equals("recipient-more")) {
      message.with(part.equals("more") ? "header-head" : "recipient-head", fuller(part));
    }
    assertThat(outcome(message)).isEqualTo(outcome);
  }

  private static String fuller(String part) {
    return part.equals("more") ? "a5" : "a3";
  }

  /** Each label of the header and the claims in turn, left out. */
  @ParameterizedTest(name = "{0} is required")
  @CsvSource({
    "alg, header-head, a3",
    "kid, header-head, a3",
    "typ, header-head, a3",
    "sub, claims-head, 0fa4",
    "aud, claims-head, 0fa4",
    "iat, claims-head, 0fa4",
    "epoch, claims-head, 0fa4",
    "seq, claims-head, 0fa4",
    "kty, ephemeral-head, 20a3",
    "curve, ephemeral-head, 20a3",
    "x, ephemeral-head, 20a3",
    "y, ephemeral-head, 20a3",
    "recipient-kid, recipient-head, a1"
  })
  void requiresEveryLabel(String left, String head, String fewer) {
    MessageParts message = MessageParts.telemetry().with(left, "").with(head, fewer);
    assertThat(outcome(message)).isEqualTo("MALFORMED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another text                          | 10 76 6d75737465722d6d6573736167652d76322b636f7365 | UNSUPPORTED_VERSION
          with application/ before it           | 10 78 1c 6170706c69636174696f6e2f636f73655f5f5f5f5f5f5f5f5f5f5f5f | UNSUPPORTED_VERSION
          no text                               | 10 60          | UNSUPPORTED_VERSION
          an unsigned integer                   | 10 1837        | UNSUPPORTED_VERSION
          the largest integer                   | 10 1b7fffffffffffffff | UNSUPPORTED_VERSION
          an integer beyond                     | 10 1b8000000000000000 | MALFORMED
          a negative integer                    | 10 20          | MALFORMED
          bytes                                 | 10 41 00       | MALFORMED
          true                                  | 10 f5          | MALFORMED
          nil                                   | 10 f6          | MALFORMED
          an array                              | 10 80          | MALFORMED
          a float                               | 10 f93c00      | MALFORMED
          text that is no UTF-8                 | 10 61 ff       | MALFORMED
          """)
  void saysWhatAnotherTypIs(String what, String typ, String outcome) {
    assertThat(outcome(MessageParts.telemetry().with("typ", typ))).isEqualTo(outcome);
  }

  private static final String OTHER = "10 61 78";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing but typ                       | protected    | a1 10 61 78    | UNSUPPORTED_VERSION
          more labels                           | protected    | a2 10 61 78 1821 a1 00 00 | UNSUPPORTED_VERSION
          true, false and nil                   | protected    | a2 10 61 78 1821 83 f4 f5 f6 | UNSUPPORTED_VERSION
          undefined                             | protected    | a2 10 61 78 1821 f7 | MALFORMED
          a float                               | protected    | a2 10 61 78 1821 f93c00 | MALFORMED
          a longer head than needed             | protected    | a2 10 61 78 1821 1801 | MALFORMED
          an order that is not deterministic    | protected    | a2 10 61 78 01 28 | MALFORMED
          a label twice                         | protected    | a2 10 61 78 10 61 78 | MALFORMED
          a text label                          | protected    | a2 10 61 78 61 61 00 | MALFORMED
          bytes after the header                | protected    | a1 10 61 78 00 | MALFORMED
          an empty header                       | protected    | a0             | MALFORMED
          another payload                       | payload      | 00             | UNSUPPORTED_VERSION
          no signature                          | signature    | 40             | UNSUPPORTED_VERSION
          a filled unprotected header           | unprotected  | a1 00 00       | MALFORMED
          no tag                                | tag          |                | MALFORMED
          a byte after the last                 | after        | 00             | MALFORMED
          15 deep below the header              | protected    | a2 10 61 78 1821 818181818181818181818181818180 | UNSUPPORTED_VERSION
          16 deep below the header              | protected    | a2 10 61 78 1821 81818181818181818181818181818180 | MALFORMED
          """)
  void saysWhatElseAnotherVersionMayHave(String what, String part, String hex, String outcome) {
    MessageParts message = MessageParts.telemetry().with("typ", OTHER);
    assertThat(outcome(message.with(part, hex == null ? "" : hex))).isEqualTo(outcome);
  }

  @Test
  void boundsIdsAndClasses() {
    assertThat(outcome(subject(64))).isEqualTo(TAKEN);
    assertThat(outcome(subject(65))).isEqualTo("MALFORMED");
    assertThat(outcome(dataClass(32))).isEqualTo(TAKEN);
    assertThat(outcome(dataClass(33))).isEqualTo("MALFORMED");
  }

  @Test
  void boundsSectionsAndRecipientsAndTakesNoClassTwice() {
    assertThat(outcome(sections(16, 1))).isEqualTo(TAKEN);
    assertThat(outcome(sections(17, 1))).isEqualTo("MALFORMED");
    assertThat(outcome(sections(1, 4))).isEqualTo(TAKEN);
    assertThat(outcome(sections(1, 5))).isEqualTo("MALFORMED");
    MessageParts message = MessageParts.telemetry();
    String twice = message.section("a", 1) + message.section("a", 2);
    assertThat(outcome(message.saying("a2 0101 02 82" + twice))).isEqualTo("MALFORMED");
  }

  private static MessageParts sections(int count, int recipients) {
    MessageParts message = MessageParts.telemetry();
    StringBuilder payload = new StringBuilder("a2 0101 02 %02x".formatted(0x80 + count));
    for (int index = 0; index < count; index++) {
      payload.append(message.section("c" + index, recipients));
    }
    return message.saying(payload.toString());
  }

  @Test
  void boundsReasons() {
    String answer = "a2 0102 03 84 50" + "00".repeat(16) + "07 01 ";
    MessageParts message = MessageParts.telemetry();
    assertThat(outcome(message.saying(answer + "790100" + "61".repeat(256)))).isEqualTo(TAKEN);
    assertThat(outcome(message.saying(answer + "790101" + "61".repeat(257))))
        .isEqualTo("MALFORMED");
  }

  private static MessageParts subject(int length) {
    return MessageParts.telemetry()
        .with("sub", "02 78" + "%02x".formatted(length) + "61".repeat(length));
  }

  private static MessageParts dataClass(int length) {
    return MessageParts.telemetry()
        .with("class", "78" + "%02x".formatted(length) + "61".repeat(length));
  }

  private static String outcome(MessageParts message) {
    byte[] bytes = message.bytes();
    try {
      MessageParser.parse(bytes, 0, bytes.length);
      return TAKEN;
    } catch (MessageRefusedException e) {
      return e.kind().name();
    }
  }
}
