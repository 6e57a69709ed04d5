package dev.muster.remediate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The forms of this stage's own fields in persisted bytes. */
public final class RemediateFields {
  private RemediateFields() {}

  /** Writes a budget's use. */
  public static void writeBudget(BudgetUse budget, DataOutput out) throws IOException {
    out.writeLong(budget.hour());
    out.writeInt(budget.fleetUsed());
    out.writeInt(budget.fleetLimit());
    out.writeInt(budget.cohortUsed());
    out.writeInt(budget.cohortLimit());
  }

  /** Reads a budget's use. */
  public static BudgetUse readBudget(DataInput in) throws IOException {
    return new BudgetUse(in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  /** Writes a consent, or that there is none. */
  public static void writeConsent(@Nullable Consent consent, DataOutput out) throws IOException {
    out.writeBoolean(consent != null);
    if (consent != null) {
      out.writeUTF(consent.approver());
      out.writeLong(consent.version());
      out.writeLong(consent.at());
    }
  }

  /** Reads a consent, or null. */
  public static @Nullable Consent readConsent(DataInput in) throws IOException {
    return in.readBoolean() ? new Consent(in.readUTF(), in.readLong(), in.readLong()) : null;
  }
}
