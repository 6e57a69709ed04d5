package dev.muster.verify.operator;

import dev.muster.message.ArrivedRecord;
import dev.muster.verify.Contact;
import dev.muster.verify.ForDecrypt;
import dev.muster.verify.Forgeries;
import dev.muster.verify.GapRun;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Tick;
import dev.muster.verify.Unchecked;
import dev.muster.verify.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The side outputs of this stage. Every record that leaves the main path is on one of them. */
public final class VerifyOutputs {
  /** Of the screen: ticks of the metronome. */
  public static final OutputTag<Tick> TICKS = new OutputTag<>("ticks", VerifyTypes.TICK);

  /**
   * Of the screen: the same ticks as they stand on their topic, and the first of each run of
   * records that the broker didn't stamp, without its bytes.
   */
  public static final OutputTag<ArrivedRecord> HEARD =
      new OutputTag<>("heard", TypeInformation.of(ArrivedRecord.class));

  /** Of the screen: verdicts that needed no device. */
  public static final OutputTag<Verdict> SCREENED =
      new OutputTag<>("screened", VerifyTypes.VERDICT);

  /** Of both operators: refused records on their way to quarantine. */
  public static final OutputTag<RefusedRecord> REFUSED =
      new OutputTag<>("refused", VerifyTypes.REFUSED_RECORD);

  /** Of the verifier: runs of numbers that never arrived. */
  public static final OutputTag<GapRun> GAPS = new OutputTag<>("gaps", VerifyTypes.GAP_RUN);

  /**
   * Of the verifier: accepted messages with sections, each on the subtask of its device, and the
   * policies that they may be opened by, on every subtask.
   */
  public static final OutputTag<ForDecrypt> FOR_DECRYPT =
      new OutputTag<>("for-decrypt", VerifyTypes.FOR_DECRYPT);

  /** Of the verifier: who spoke, each on the subtask of its device. */
  public static final OutputTag<Contact> CONTACTS =
      new OutputTag<>("contacts", VerifyTypes.CONTACT);

  /** Of the verifier: who may have spoken unchecked, each on the subtask of its device. */
  public static final OutputTag<Unchecked> UNCHECKED =
      new OutputTag<>("unchecked", VerifyTypes.UNCHECKED);

  /** Of the verifier: how many records nobody is proved to have sent, in parts. */
  public static final OutputTag<Forgeries> FORGERIES =
      new OutputTag<>("forgeries", VerifyTypes.FORGERIES);

  private VerifyOutputs() {}
}
