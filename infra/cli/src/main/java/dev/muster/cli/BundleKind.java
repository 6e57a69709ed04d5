package dev.muster.cli;

import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.decrypt.policy.PolicyReader;
import dev.muster.document.Problem;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.remediate.rule.RuleDocuments;
import java.util.List;
import java.util.function.Function;

/** The kinds of bundle that are written as files and published whole. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions are of classes, and hold nothing.
enum BundleKind {
  /** Who may open what. */
  POLICY("policy", "policies", ControlContents.POLICY, TopicsConfig::policy, PolicyReader::check),
  /** What follows from a finding. */
  RULES("rules", "rules", ControlContents.RULES, TopicsConfig::rules, RuleDocuments::check);

  private final String noun;
  private final String plural;
  private final ControlContent<TextBundle> contents;
  private final Function<TopicsConfig, String> topic;
  private final Function<List<TextDocument>, List<Problem>> check;

  BundleKind(
      String noun,
      String plural,
      ControlContent<TextBundle> contents,
      Function<TopicsConfig, String> topic,
      Function<List<TextDocument>, List<Problem>> check) {
    this.noun = noun;
    this.plural = plural;
    this.contents = contents;
    this.topic = topic;
    this.check = check;
  }

  /** The name of the command, the version's column and the bundle's subject. */
  String noun() {
    return noun;
  }

  /** What the documents of a bundle are, for sentences. */
  String plural() {
    return plural;
  }

  ControlContent<TextBundle> contents() {
    return contents;
  }

  String topic(TopicsConfig topics) {
    return topic.apply(topics);
  }

  /** Every problem of documents that are to be published together. */
  List<Problem> check(List<TextDocument> documents) {
    return check.apply(documents);
  }
}
