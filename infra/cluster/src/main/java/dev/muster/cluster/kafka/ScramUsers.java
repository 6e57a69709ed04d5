package dev.muster.cluster.kafka;

import dev.muster.connectors.kafka.PreflightException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * Who may authenticate. Told by who has a broker's certificate, since nobody has a password before.
 */
final class ScramUsers {
  private static final int ITERATIONS = 8192;

  private ScramUsers() {}

  /**
   * Gives users the passwords that they have now.
   *
   * @throws PreflightException if the brokers don't answer or refuse
   */
  static void put(QuorumAccess quorum, List<String> users) {
    List<UserScramCredentialAlteration> credentials =
        users.stream()
            .map(
                user ->
                    (UserScramCredentialAlteration)
                        new UserScramCredentialUpsertion(
                            user,
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                            quorum.passwords().of(user)))
            .toList();
    try (Admin admin = Admin.create(quorum.ofNodes().clientProperties())) {
      admin.alterUserScramCredentials(credentials).all().get();
    } catch (ExecutionException e) {
      throw new PreflightException("The users can't be set: " + Replication.message(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PreflightException("Interrupted while users were set.", e);
    }
  }
}
