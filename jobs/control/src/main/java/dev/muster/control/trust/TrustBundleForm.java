package dev.muster.control.trust;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The bytes of a {@link TrustBundle}, the same for the same content. */
public final class TrustBundleForm extends Form<TrustBundle> {
  private static final Comparator<RevokedKey> ORDER =
      Comparator.comparing(RevokedKey::device).thenComparingLong(RevokedKey::kid);

  public TrustBundleForm() {
    super("trust-bundle", TrustBundle.class);
  }

  @Override
  protected void writeFields(TrustBundle bundle, DataOutput out) throws IOException {
    out.writeLong(bundle.version());
    out.writeLong(bundle.expiresAt());
    List<RevokedKey> revoked = bundle.revoked().stream().sorted(ORDER).toList();
    Fields.writeAll(revoked, TrustBundleForm::writeKey, out);
  }

  @Override
  protected TrustBundle readFields(int found, DataInput in) throws IOException {
    return new TrustBundle(
        in.readLong(), in.readLong(), new HashSet<>(Fields.readAll(TrustBundleForm::readKey, in)));
  }

  private static void writeKey(RevokedKey key, DataOutput out) throws IOException {
    out.writeUTF(key.device());
    out.writeLong(key.kid());
  }

  private static RevokedKey readKey(DataInput in) throws IOException {
    return new RevokedKey(in.readUTF(), in.readLong());
  }
}
