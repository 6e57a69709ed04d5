package dev.muster.verify.identity;

import static dev.muster.verify.identity.Sent.NOON;
import static dev.muster.verify.identity.Sent.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.Unopened;
import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
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
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.VerifiedMessageForm;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.gap.GapRunForm;
import dev.muster.verify.operator.VerifyForms;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenBytesTest extends GoldenFiles {
  GoldenBytesTest() {
    super(new VerifyForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    Tick tick = new Tick("muster.telemetry", 3, 17, NOON);
    Verdict verdict = Inspection.ofActiveDevice().judge(number(0));
    Judgement accepted = Inspection.ofActiveDevice().judged(number(1));
    VerifiedMessage verified = number(1).candidate().verified(accepted);
    return List.of(
        Golden.of(new GapRunForm(), new GapRun(NOON, "pump-1", 1, 2, 3, 4, 5)),
        Golden.of(new VerdictForm(), verdict),
        new Golden<>(new VerdictForm(), "of-a-tick", Verdict.of(tick)),
        Golden.of(new CandidateForm(), number(0).candidate()),
        Golden.of(new RefusedRecordForm(), number(0).candidate().refused(VerdictReason.REPLAYED)),
        new Golden<>(new RefusedRecordForm(), "left-unopened", unopened()),
        Golden.of(new ContactForm(), number(1).candidate().contact(accepted)),
        Golden.of(new VerifiedMessageForm(), verified),
        new Golden<>(new ForDecryptForm(), "message", verified),
        new Golden<>(new ForDecryptForm(), "policy", policy()),
        Golden.of(new UncheckedForm(), new Unchecked("pump-1", NOON)),
        Golden.of(new ForgeriesForm(), new Forgeries(3, "gate-1", 7, 2_600, 17, 2_616)),
        new Golden<>(new ForgeriesForm(), "by-no-gateway", new Forgeries(3, null, 7, 1, 17, 17)),
        Golden.of(new DeviceStateForm(), flooded()),
        new Golden<>(new DeviceStateForm(), "of-an-ending-suspension", endingSuspension()));
  }

  @Test
  void keepsTheWholeMessageOfACandidate() throws IOException {
    Candidate written = number(3).candidate();
    CandidateForm form = new CandidateForm();
    Candidate read = Golden.read(form, Golden.written(form, written));
    assertThat(read.value()).isEqualTo(written.value());
    assertThat(read.messageSha256()).isEqualTo(written.messageSha256());
    assertThat(read.mark()).isEqualTo(written.mark());
    assertThat(read.gateway()).isEqualTo(written.gateway());
    assertThat(Candidate.claims(read.message())).isEqualTo(Candidate.claims(written.message()));
    assertThat(read.message().signed())
        .usingRecursiveComparison()
        .isEqualTo(written.message().signed());
  }

  @Test
  void keepsByWhomAVerifiedMessageWasJudged() throws IOException {
    VerifiedMessage written =
        number(7).candidate().verified(Inspection.ofActiveDevice().judged(number(7)));
    ForDecryptForm form = new ForDecryptForm();
    VerifiedMessage read = (VerifiedMessage) Golden.read(form, Golden.written(form, written));
    assertThat(read.message().sequence()).isEqualTo(7);
    assertThat(read.device()).isEqualTo(written.device());
    assertThat(read.judgedBy()).isEqualTo(written.judgedBy());
  }

  private static DecryptInput.Policy policy() {
    TextDocument document = new TextDocument("a.yaml", "policies: []");
    return new DecryptInput.Policy(new Accepted<>(5, new TextBundle(3, 9, List.of(document))));
  }

  private static RefusedRecord unopened() {
    byte[] digest = new byte[32];
    digest[31] = 7;
    Unopened known =
        new Unopened(Unopened.Cause.TOO_LARGE, 5, 943_718_400L, 16_777_216L, digest, 3);
    return new RefusedRecord(
        new Origin("muster.telemetry", 3, 17, NOON),
        new byte[] {1, 2},
        null,
        VerdictReason.TOO_LARGE,
        known.sentence(),
        known);
  }

  private static DeviceState endingSuspension() {
    Inspection suspended = Inspection.ofActiveDevice();
    suspended.registered(
        NOON + 5, Registered.withKeys(2, 1).standing(DeviceStatus.SUSPENDED, NOON + 60_000));
    return suspended.state;
  }

  /** One of its keys has jumped, to two epochs. */
  private static Inspection jumped() {
    Inspection inspection = state();
    inspection.judge(number(17).in(2_000).later(10));
    inspection.judge(number(3).in(4_000_000_000L).later(11));
    return inspection;
  }

  /** Junk of each kind was checked within one second, and some went unchecked. */
  private static DeviceState flooded() {
    Inspection inspection = jumped();
    inspection.judge(number(3).in(6).forged().later(12));
    inspection.judge(number(900).in(6).forged().later(13));
    inspection.judge(number(900).in(6).forged().later(14));
    inspection.state = inspection.state.with(inspection.state.failures().afterTelling());
    return inspection.state;
  }

  /** Two versions, two keys, two epochs, an open gap and a failed check. */
  private static Inspection state() {
    Inspection inspection = Inspection.ofActiveDevice();
    inspection.judge(number(0));
    inspection.registered(NOON + 5, Registered.withKeys(2, 1, 2));
    inspection.judge(number(4_000).later(6));
    inspection.judge(number(2).in(6).later(7));
    inspection.judge(number(9).signedWith(2).later(8));
    inspection.judge(number(10).forged().later(9));
    return inspection;
  }
}
