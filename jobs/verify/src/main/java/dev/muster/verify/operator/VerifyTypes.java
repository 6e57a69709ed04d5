package dev.muster.verify.operator;

import dev.muster.control.operator.ElementTypeInfo;
import dev.muster.verify.Candidate;
import dev.muster.verify.Contact;
import dev.muster.verify.ForDecrypt;
import dev.muster.verify.Forgeries;
import dev.muster.verify.GapRun;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Tick;
import dev.muster.verify.Unchecked;
import dev.muster.verify.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The element types of this stage's streams; none of them falls back to reflection. */
public final class VerifyTypes {
  /** Messages between the screen and their device. */
  public static final TypeInformation<Candidate> CANDIDATE =
      new ElementTypeInfo<>(Candidate.class, new CandidateSerializer());

  /** Verdicts. */
  public static final TypeInformation<Verdict> VERDICT =
      new ElementTypeInfo<>(Verdict.class, new VerdictSerializer());

  /** Gap runs. */
  public static final TypeInformation<GapRun> GAP_RUN =
      new ElementTypeInfo<>(GapRun.class, new GapRunSerializer());

  /** Refused records. */
  public static final TypeInformation<RefusedRecord> REFUSED_RECORD =
      new ElementTypeInfo<>(RefusedRecord.class, new RefusedRecordSerializer());

  /** Ticks. */
  public static final TypeInformation<Tick> TICK =
      new ElementTypeInfo<>(Tick.class, new TickSerializer());

  /** Accepted messages with sections, and what to open them by. */
  public static final TypeInformation<ForDecrypt> FOR_DECRYPT =
      new ElementTypeInfo<>(ForDecrypt.class, new ForDecryptSerializer());

  /** Contacts. */
  public static final TypeInformation<Contact> CONTACT =
      new ElementTypeInfo<>(Contact.class, new ContactSerializer());

  /** Devices that were not listened to. */
  public static final TypeInformation<Unchecked> UNCHECKED =
      new ElementTypeInfo<>(Unchecked.class, new UncheckedSerializer());

  /** Counts of forgeries. */
  public static final TypeInformation<Forgeries> FORGERIES =
      new ElementTypeInfo<>(Forgeries.class, new ForgeriesSerializer());

  private VerifyTypes() {}
}
