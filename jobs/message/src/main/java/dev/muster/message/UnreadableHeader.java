package dev.muster.message;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.CoseSign1;
import org.jspecify.annotations.Nullable;

/**
 * Looks once more, and generously, at the protected header of a signed object that was refused: for
 * the device it names, and for whether it is simply of another version.
 */
final class UnreadableHeader {
  private @Nullable String device;
  private boolean otherVersion;

  private UnreadableHeader() {}

  static MessageRefusedException diagnose(CoseSign1 signed, String defect) {
    UnreadableHeader header = new UnreadableHeader();
    boolean wellFormed = header.scan(signed.protectedReader());
    return wellFormed && header.otherVersion
        ? new MessageRefusedException(
            MessageRefusedException.Kind.UNSUPPORTED_VERSION,
            "typ is not " + DeviceMessage.TYP,
            header.device)
        : new MessageRefusedException(
            MessageRefusedException.Kind.MALFORMED, defect, header.device);
  }

  private boolean scan(CborReader in) {
    try {
      CborMapKeys keys = new CborMapKeys(in);
      while (keys.hasNext()) {
        long label = keys.next();
        int start = in.position();
        in.skip(MessageLimits.MAX_DEPTH - 1);
        look(label, in.range(start, in.position()));
      }
      in.requireEnd();
      return true;
    } catch (MalformedCborException e) {
      return false;
    }
  }

  private void look(long label, CborReader value) throws MalformedCborException {
    if (label == CoseLabels.TYPE) {
      otherVersion =
          value.atText()
              ? !value.readText(Integer.MAX_VALUE).equals(DeviceMessage.TYP)
              : value.atUnsigned();
    } else if (label == CoseLabels.CWT_CLAIMS && value.atMap()) {
      findDevice(value);
    }
  }

  private void findDevice(CborReader claims) throws MalformedCborException {
    CborMapKeys keys = new CborMapKeys(claims);
    while (keys.hasNext()) {
      if (keys.next() != CoseLabels.SUBJECT) {
        claims.skip(MessageLimits.MAX_DEPTH);
      } else if (claims.atText()) {
        String subject = claims.readText(Integer.MAX_VALUE);
        device = Identifiers.isId(subject) ? subject : null;
        return;
      } else {
        return;
      }
    }
  }
}
