package dev.muster.bench.worker;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.root.Role;
import dev.muster.schemas.Topics;
import java.time.InstantSource;
import java.util.List;

/** What the whole flow may open, and what it does about a jump. */
final class Governance {
  private static final TextDocument POLICY =
      new TextDocument(
          "policies.yaml",
          """
          policies:
            - name: operations
              effect: permit
              workload: pipeline
              purpose: [store, detect]
              classes: [operational]
          """);

  private static final TextDocument RULES =
      new TextDocument(
          "rules.yaml",
          """
          rules:
            - name: restart-what-jumps
              on: level
              action: reset
              cool-down: 1s
              expires-after: 60s
              reason: A reading has jumped.

          budgets:
            fleet-per-hour: 1000000
            cohort-per-hour: 1000000
          """);

  private Governance() {}

  static void publish(ChildOptions options) throws InterruptedException {
    publish(options, Topics.POLICY, ControlContents.POLICY, Role.POLICY, POLICY);
    publish(options, Topics.RULES, ControlContents.RULES, Role.RULES, RULES);
  }

  private static void publish(
      ChildOptions options,
      String topic,
      ControlContent<TextBundle> contents,
      Role role,
      TextDocument document)
      throws InterruptedException {
    new ControlPublisher<>(
            new ControlTopic<>(options.kafka(), topic, contents, options.keys().root()),
            options.keys().signer(role),
            InstantSource.system())
        .publish(List.of(TextBundle.of(1, Long.MAX_VALUE, List.of(document))));
  }
}
