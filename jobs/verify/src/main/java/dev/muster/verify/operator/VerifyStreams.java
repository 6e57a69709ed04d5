package dev.muster.verify.operator;

import dev.muster.arrival.Tick;
import dev.muster.arrival.TickForm;
import dev.muster.message.ArrivedRecord;
import dev.muster.stored.serializer.StoredType;
import dev.muster.verify.Contact;
import dev.muster.verify.ContactForm;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.ForDecryptForm;
import dev.muster.verify.Forgeries;
import dev.muster.verify.ForgeriesForm;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.RefusedRecordForm;
import dev.muster.verify.Unchecked;
import dev.muster.verify.UncheckedForm;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictForm;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.gap.GapRunForm;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.CandidateForm;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * The streams of this stage: types of elements, none of which falls back to reflection, and side
 * outputs. Every record that leaves the main path is on one of them.
 */
public final class VerifyStreams {
  /** Messages between the screen and their device. */
  public static final TypeInformation<Candidate> CANDIDATE = new StoredType<>(new CandidateForm());

  /** Verdicts. */
  public static final TypeInformation<Verdict> VERDICT = new StoredType<>(new VerdictForm());

  /** Ticks. */
  public static final TypeInformation<Tick> TICK = new StoredType<>(new TickForm());

  /** Contacts. */
  public static final TypeInformation<Contact> CONTACT = new StoredType<>(new ContactForm());

  /** Of the screen: ticks of the metronome. */
  public static final OutputTag<Tick> TICKS = new OutputTag<>("ticks", TICK);

  /**
   * Of the screen: the same ticks as they stand on their topic, and the first of each run of
   * records that the broker didn't stamp, without its bytes.
   */
  public static final OutputTag<ArrivedRecord> HEARD =
      new OutputTag<>("heard", TypeInformation.of(ArrivedRecord.class));

  /** Of the screen: verdicts that needed no device. */
  public static final OutputTag<Verdict> SCREENED = new OutputTag<>("screened", VERDICT);

  /** Of both operators: refused records on their way to quarantine. */
  public static final OutputTag<RefusedRecord> REFUSED =
      new OutputTag<>("refused", new StoredType<>(new RefusedRecordForm()));

  /** Of the verifier: runs of numbers that never arrived. */
  public static final OutputTag<GapRun> GAPS =
      new OutputTag<>("gaps", new StoredType<>(new GapRunForm()));

  /**
   * Of the verifier: accepted messages with sections, each on the subtask of its device, and the
   * policies that they may be opened by, on every subtask.
   */
  public static final OutputTag<DecryptInput> FOR_DECRYPT =
      new OutputTag<>("for-decrypt", new StoredType<>(new ForDecryptForm()));

  /** Of the verifier: who spoke, each on the subtask of its device. */
  public static final OutputTag<Contact> CONTACTS = new OutputTag<>("contacts", CONTACT);

  /** Of the verifier: who may have spoken unchecked, each on the subtask of its device. */
  public static final OutputTag<Unchecked> UNCHECKED =
      new OutputTag<>("unchecked", new StoredType<>(new UncheckedForm()));

  /** Of the verifier: how many records nobody is proved to have sent, in parts. */
  public static final OutputTag<Forgeries> FORGERIES =
      new OutputTag<>("forgeries", new StoredType<>(new ForgeriesForm()));

  private VerifyStreams() {}
}
