package dev.muster.audit;

import dev.muster.audit.table.verdicts.VerdictsTable;
import dev.muster.message.DeviceMessage;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.identity.Candidate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of itself in plain, or its row says that it does: each null where it doesn't.
 *
 * @param algorithm wire name of the signature algorithm
 * @param kid key id in 16 hexadecimal digits
 * @param deviceTime the device's clock, in milliseconds since 1970
 * @param messageType wire name of the type
 * @param gateway the gateway that the envelope names
 */
public record ClaimFacts(
    @Nullable String algorithm,
    @Nullable String kid,
    @Nullable Long epoch,
    @Nullable Long sequence,
    @Nullable Long deviceTime,
    @Nullable String messageType,
    @Nullable String gateway) {

  /** Of a record that says nothing that can be read. */
  public static final ClaimFacts NONE = byGateway(null);

  private static final HexFormat HEX = HexFormat.of();

  /** Of a record of which the envelope can be read alone, if that. */
  static ClaimFacts byGateway(@Nullable String gateway) {
    return new ClaimFacts(null, null, null, null, null, null, gateway);
  }

  /** Of a message in an envelope. */
  static ClaimFacts of(DeviceMessage message, @Nullable String gateway) {
    MessageClaims claims = Candidate.claims(message);
    return new ClaimFacts(
        claims.algorithm(),
        HEX.toHexDigits(claims.kid()),
        claims.epoch(),
        claims.sequence(),
        VerdictsTable.deviceTime(claims),
        claims.messageType(),
        gateway);
  }

  /** The columns in which a row says otherwise. */
  List<String> differing(ClaimFacts row) {
    List<String> columns = new ArrayList<>();
    note(columns, "algorithm", algorithm, row.algorithm);
    note(columns, "kid", kid, row.kid);
    note(columns, "epoch", epoch, row.epoch);
    note(columns, "seq", sequence, row.sequence);
    note(columns, "device_time", deviceTime, row.deviceTime);
    note(columns, "message_type", messageType, row.messageType);
    note(columns, "gateway", gateway, row.gateway);
    return columns;
  }

  private static void note(
      List<String> columns, String column, @Nullable Object here, @Nullable Object there) {
    if (!Objects.equals(here, there)) {
      columns.add(column);
    }
  }
}
