package dev.muster.audit;

import dev.muster.message.ArrivalClock;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageParser;
import dev.muster.message.MessageRefusedException;
import dev.muster.message.Unopened;
import dev.muster.message.cose.CoseSign1;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.EnvelopeView;
import dev.muster.schemas.MalformedEnvelopeException;
import dev.muster.verify.VerdictReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record shows of itself, whatever registry, policy or settings it was judged by: its row
 * can be held against that. Cohort and versions come from control records, so no record shows them.
 *
 * <p>A row that was written by an earlier version is not contradicted where versions may differ in
 * what they can read: only what it claims beyond that is. Immutable.
 */
public final class RecordFacts {

  private static final byte[] NOTHING = new byte[0];

  private final long appended;
  private final boolean tick;
  private final boolean shortened;
  private final boolean routed;
  private final @Nullable String device;
  private final ClaimFacts claims;
  private final int messageBytes;
  private final byte[] messageSha256;
  private final int valueBytes;
  private final byte[] valueSha256;

  private RecordFacts(ArrivedRecord record, byte[] value, Opened opened, MessageDigest sha256) {
    this.appended = record.arrival() - record.ahead();
    this.tick = record.tick();
    this.shortened = record.unopened() != null;
    this.device = opened.device;
    this.claims = opened.claims;
    this.routed = opened.complete && isKey(record.key(), device);
    Unopened unopened = record.unopened();
    if (unopened != null) {
      this.valueBytes = (int) Math.min(Integer.MAX_VALUE, unopened.digestedBytes());
      this.valueSha256 = unopened.sha256();
      this.messageBytes = valueBytes;
      this.messageSha256 = valueSha256;
      return;
    }
    this.valueBytes = value.length;
    this.valueSha256 = sha256.digest(value);
    this.messageBytes = opened.length;
    boolean whole = opened.length == value.length;
    if (!whole) {
      sha256.update(value, opened.offset, opened.length);
    }
    this.messageSha256 = whole ? valueSha256 : sha256.digest();
  }

  /**
   * What a record shows.
   *
   * @param sha256 computes SHA-256; used during the call
   */
  public static RecordFacts of(ArrivedRecord record, MessageDigest sha256) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    Opened opened = record.unopened() == null ? Opened.of(value) : Opened.NOT;
    return new RecordFacts(record, value, opened, sha256);
  }

  /** The columns of a row that are not those of this record; none if all agree. */
  public List<String> differing(RowFacts row) {
    List<String> columns = new ArrayList<>();
    note(columns, "arrival", isArrival(row.arrival()));
    boolean tickRow = VerdictReason.TICK.wireName().equals(row.verdict());
    note(columns, "verdict", tick == tickRow && isVerdict(row));
    if (!tick || !tickRow) {
      note(columns, "authenticated", !row.authenticated() || routed);
      said(columns, row);
    }
    return columns;
  }

  /**
   * The columns of a row that are not those of a dead letter with these bytes. When the record
   * arrived and whether its key was the device is not asked of the letter; nor anything of one that
   * holds a beginning only, where the row is about the message in it.
   */
  public List<String> differingAsLetter(RowFacts row) {
    List<String> columns = new ArrayList<>();
    if (!shortened || isUnread(row)) {
      said(columns, row);
    }
    return columns;
  }

  private void said(List<String> columns, RowFacts row) {
    note(columns, "device", isDevice(row));
    if (!isUnread(row) || !isUnclaimed(row)) {
      columns.addAll(claims.differing(row.claims()));
    }
    content(columns, row);
  }

  private static void note(List<String> columns, String column, boolean agrees) {
    if (!agrees) {
      columns.add(column);
    }
  }

  /** Arrival runs ahead of the append time where the broker's clock fell, by a day at most. */
  private boolean isArrival(long arrival) {
    return arrival >= appended && arrival - appended <= ArrivalClock.MOST_AHEAD;
  }

  /** Verdicts that this version does not know may stand for anything. */
  private static boolean isVerdict(RowFacts row) {
    return Arrays.stream(VerdictReason.values())
        .filter(reason -> reason.wireName().equals(row.verdict()))
        .allMatch(reason -> reason.authenticated() == row.authenticated());
  }

  private boolean isDevice(RowFacts row) {
    return Objects.equals(row.device(), device) || (row.device() == null && isUnread(row));
  }

  private void content(List<String> columns, RowFacts row) {
    boolean ofMessage = row.sizeBytes() == messageBytes;
    note(columns, "size_bytes", ofMessage || (isUnread(row) && row.sizeBytes() == valueBytes));
    boolean unkept = row.sha256() == null && isTooLarge(row);
    note(
        columns,
        "message_sha256",
        unkept
            || Arrays.equals(row.sha256(), messageSha256)
            || (isUnread(row) && Arrays.equals(row.sha256(), valueSha256)));
  }

  /** Whether the row says that the message, or the envelope around it, was not read. */
  private static boolean isUnread(RowFacts row) {
    return isTooLarge(row)
        || VerdictReason.MALFORMED.wireName().equals(row.verdict())
        || VerdictReason.UNSUPPORTED_VERSION.wireName().equals(row.verdict());
  }

  /** Whether the row has nothing from the message, and from the envelope at most what is there. */
  private boolean isUnclaimed(RowFacts row) {
    return row.claims().equals(ClaimFacts.NONE)
        || row.claims().equals(ClaimFacts.byGateway(claims.gateway()));
  }

  private static boolean isTooLarge(RowFacts row) {
    return VerdictReason.TOO_LARGE.wireName().equals(row.verdict());
  }

  private static boolean isKey(byte @Nullable [] key, @Nullable String device) {
    return key != null
        && device != null
        && Arrays.equals(key, device.getBytes(StandardCharsets.US_ASCII));
  }

  /** The message in a value, as far as it can be read. */
  private record Opened(
      int offset, int length, @Nullable String device, boolean complete, ClaimFacts claims) {

    static final Opened NOT = new Opened(0, 0, null, false, ClaimFacts.NONE);

    static Opened of(byte[] value) {
      int offset = 0;
      int length = value.length;
      String gateway = null;
      try {
        if (value.length == 0 || value[0] != CoseSign1.FIRST_BYTE) {
          EnvelopeView envelope = EnvelopeCodec.decode(value, schemaId(value));
          offset = envelope.messageOffset();
          length = envelope.messageLength();
          gateway = envelope.gateway();
        }
        DeviceMessage message = MessageParser.parse(value, offset, length);
        return new Opened(offset, length, message.device(), true, ClaimFacts.of(message, gateway));
      } catch (MalformedEnvelopeException e) {
        return new Opened(0, value.length, null, false, ClaimFacts.NONE);
      } catch (MessageRefusedException e) {
        return new Opened(
            offset, length, e.device().orElse(null), false, ClaimFacts.byGateway(gateway));
      }
    }

    /** Whatever a schema registry called the envelope: rows say whether that was known. */
    private static Set<Integer> schemaId(byte[] value) {
      return value.length > Integer.BYTES && value[0] == 0
          ? Set.of(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt())
          : Set.of();
    }
  }
}
