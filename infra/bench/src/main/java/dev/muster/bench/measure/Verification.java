package dev.muster.bench.measure;

import dev.muster.message.cose.CoseSign1;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Signature checks and nothing else: messages in memory, keys parsed, another key each time.
 *
 * @param messages what is verified, in this order, over and over
 * @param keys the key of each message
 * @param externalAad what is signed beside them, from {@link CoseVerifier#wrap}
 */
@SuppressWarnings("ArrayRecordComponent") // Read by every thread, never compared.
public record Verification(
    List<CoseSign1> messages, List<PublicVerificationKey> keys, byte[] externalAad) {
  private static final int BETWEEN_LOOKS = 64;

  /**
   * CPU time of this process per verification, in ns.
   *
   * @param threads how many verify at once, each its share of the messages
   */
  public double nanosEach(CryptoProvider provider, int threads, Duration length)
      throws InterruptedException {
    List<Run> runs = new ArrayList<>();
    long before = ProcessCost.cpuNanos();
    long end = System.nanoTime() + length.toNanos();
    for (int first = 0; first < threads; first++) {
      Run run = new Run(provider, first, threads, end);
      runs.add(run);
      run.start();
    }
    long done = 0;
    for (Run run : runs) {
      run.join();
      done += run.verified();
    }
    return (double) (ProcessCost.cpuNanos() - before) / done;
  }

  private final class Run extends Thread {
    private final CoseVerifier verifier;
    private final int first;
    private final int step;
    private final long end;
    private long done;

    Run(CryptoProvider provider, int first, int step, long end) {
      this.verifier = new CoseVerifier(provider);
      this.first = first;
      this.step = step;
      this.end = end;
    }

    /** How many were verified; once it has ended. */
    long verified() {
      if (done < 0) {
        throw new IllegalStateException("A signature of the load did not verify.");
      }
      return done;
    }

    @Override
    public void run() {
      int at = first;
      while (System.nanoTime() < end) {
        for (int look = 0; look < BETWEEN_LOOKS; look++) {
          if (!verifier.verifyWrapped(messages.get(at), externalAad, keys.get(at))) {
            done = -1;
            return;
          }
          at = at + step < messages.size() ? at + step : first;
        }
        done += BETWEEN_LOOKS;
      }
    }
  }
}
