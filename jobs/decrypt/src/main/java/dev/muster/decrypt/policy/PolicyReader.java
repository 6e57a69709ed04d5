package dev.muster.decrypt.policy;

import dev.muster.condition.Condition;
import dev.muster.condition.WrittenCondition;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.document.Block;
import dev.muster.document.Documents;
import dev.muster.document.Problem;
import dev.muster.document.Problems;
import dev.muster.message.section.DataClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policies from their documents. The same code checks them before they are published and
 * reads them in the jobs.
 */
public final class PolicyReader {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Problems problems;
  private final Map<String, String> documents = new HashMap<>();
  private final List<Policy> policies = new ArrayList<>();

  private PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads documents.
   *
   * @param problems gets everything that must be written in another way; if it gets anything, the
   *     policies are not to be used
   */
  public static List<Policy> read(List<TextDocument> documents, Problems problems) {
    PolicyReader reader = new PolicyReader(problems);
    documents.forEach(reader::read);
    return reader.policies;
  }

  /** Every problem of documents that are to be published together. */
  public static List<Problem> check(List<TextDocument> documents) {
    Problems problems = new Problems();
    read(documents, problems);
    return problems.all();
  }

  /** Reads a bundle that was accepted; one with problems permits nothing. */
  public static PolicyBook book(TextBundle bundle) {
    Problems problems = new Problems();
    List<Policy> policies = read(bundle.documents(), problems);
    return new PolicyBook(bundle.version(), bundle.expiresAt(), policies, problems.all());
  }

  private void read(TextDocument document) {
    Block root = Documents.read(document.name(), document.text(), problems);
    for (Block block : root.blocks("policies")) {
      policy(document.name(), block);
    }
    root.nothingElse();
  }

  private void policy(String document, Block block) {
    String name = name(document, block);
    Effect effect = effect(block);
    Set<String> workloads = needed(block, "workload");
    Set<Purpose> purposes = purposes(block);
    Set<String> classes = classes(block);
    Set<String> cohorts = Set.copyOf(block.texts("cohorts"));
    if (block.has("cohorts") && cohorts.isEmpty()) {
      block.problem("cohorts", "`cohorts` is empty: name cohorts, or leave it out for all");
    }
    Optional<Condition> condition = WrittenCondition.read(block, "condition", Question.VOCABULARY);
    block.nothingElse();
    policies.add(
        new Policy(name, effect, workloads, purposes, classes, cohorts, condition.orElse(null)));
  }

  private String name(String document, Block block) {
    String name = block.text("name");
    if (!name.isEmpty() && !name.matches(NAME)) {
      block.problem("name", "`name` must be 1 to 64 characters of A-Z a-z 0-9 . _ -");
    }
    String before = documents.put(name, document);
    if (before != null && !name.isEmpty()) {
      block.problem("name", "a policy in " + before + " has this name: choose another");
    }
    return name;
  }

  private static Effect effect(Block block) {
    String text = block.text("effect");
    if (!text.isEmpty() && !text.matches("permit|forbid")) {
      block.problem("effect", "`effect` must be permit or forbid");
    }
    return text.equals("permit") ? Effect.PERMIT : Effect.FORBID;
  }

  private static Set<Purpose> purposes(Block block) {
    Set<Purpose> purposes = new HashSet<>();
    for (String text : needed(block, "purpose")) {
      Optional<Purpose> purpose = Purpose.ofWireName(text);
      purpose.ifPresent(purposes::add);
      if (purpose.isEmpty()) {
        block.problem("purpose", "`purpose` must be store or detect, not " + text);
      }
    }
    return purposes;
  }

  private static Set<String> classes(Block block) {
    Set<String> classes = needed(block, "classes");
    for (String name : classes) {
      if (!DataClasses.isValid(name)) {
        block.problem("classes", "`" + name + "` is no data class: write [a-z][a-z0-9_]{0,31}");
      }
    }
    return classes;
  }

  private static Set<String> needed(Block block, String field) {
    Set<String> texts = Set.copyOf(block.texts(field));
    if (texts.isEmpty()) {
      block.problem(field, "`" + field + "` is missing: write `" + field + ": ...`");
    }
    return texts;
  }
}
