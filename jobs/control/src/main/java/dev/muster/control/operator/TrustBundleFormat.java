package dev.muster.control.operator;

import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a trust bundle within an element or a state of Flink, the same for the same content. The
 * format has no version of its own; the element or state that holds it has one, and a golden file.
 */
public final class TrustBundleFormat {
  private static final Comparator<RevokedKey> ORDER =
      Comparator.comparing(RevokedKey::device).thenComparingLong(RevokedKey::kid);

  private TrustBundleFormat() {}

  /** Writes a bundle. */
  public static void write(TrustBundle bundle, DataOutputView out) throws IOException {
    out.writeLong(bundle.version());
    out.writeLong(bundle.expiresAt());
    List<RevokedKey> revoked = bundle.revoked().stream().sorted(ORDER).toList();
    out.writeInt(revoked.size());
    for (RevokedKey key : revoked) {
      out.writeUTF(key.device());
      out.writeLong(key.kid());
    }
  }

  /** Reads a bundle back. */
  public static TrustBundle read(DataInputView in) throws IOException {
    long version = in.readLong();
    long expiresAt = in.readLong();
    int count = in.readInt();
    Set<RevokedKey> revoked = new HashSet<>();
    for (int i = 0; i < count; i++) {
      revoked.add(new RevokedKey(in.readUTF(), in.readLong()));
    }
    return new TrustBundle(version, expiresAt, revoked);
  }
}
