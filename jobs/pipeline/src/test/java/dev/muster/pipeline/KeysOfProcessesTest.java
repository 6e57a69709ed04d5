package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.KeysUnavailableException;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the deployments' pages give to each process against what its job opens. */
class KeysOfProcessesTest {
  private static final Path PAGES = Path.of("../../infra");
  private static final Pattern STORE = Pattern.compile("password|[a-z-]+\\.p12");

  @TempDir private static Path made;
  @TempDir private Path own;

  private static Path keys;
  private static RootDocument root;

  @BeforeAll
  static void holdCeremony() {
    keys = made.resolve("keys");
    KeyCeremony.create(keys, "acme");
    root = RootFile.ofCeremony(keys).document();
  }

  @Test
  void dispatchNeedsEachOfItsKeysAndNoOther() throws IOException {
    Set<String> given = given("dispatch");
    assertThat(given).containsExactly("dispatcher.p12", "password", "standing.p12");
    copy(given);
    assertThatCode(() -> new DispatchKeys(own.toString()).require(root)).doesNotThrowAnyException();
    for (String store : given) {
      Files.delete(own.resolve(store));
      assertThatThrownBy(() -> new DispatchKeys(own.toString()).require(root))
          .as("without " + store)
          .isInstanceOf(KeysUnavailableException.class);
      copy(Set.of(store));
    }
  }

  @Test
  void thePipelineNeedsItsStageKeyAndOpensWhatItIsGiven() throws IOException {
    Set<String> given = given("pipeline");
    assertThat(given).containsExactly("password", "stage-remediate.p12");
    copy(given);
    copy(Set.of("recipient-operational.p12"));
    assertThatCode(() -> PipelineKeys.require(config(), root)).doesNotThrowAnyException();
    assertThat(config().decrypt().settings(root).recipients().open())
        .containsOnlyKeys("operational");
    for (String store : given) {
      Files.delete(own.resolve(store));
      assertThatThrownBy(() -> PipelineKeys.require(config(), root))
          .as("without " + store)
          .isInstanceOf(KeysUnavailableException.class);
      copy(Set.of(store));
    }
  }

  @Test
  void everyPageGivesDispatchTheSame() throws IOException {
    assertThat(onLine("compose/README.md", "infra/compose/keys/dispatch/"))
        .isEqualTo(given("dispatch"));
    assertThat(onLine("kubernetes/README.md", "muster-dispatch-keys")).isEqualTo(given("dispatch"));
  }

  /** The people's keys are on no line that gives a process any. */
  @Test
  void noPageGivesAProcessAPublishersKey() throws IOException {
    for (String page : new String[] {"compose/README.md", "kubernetes/README.md"}) {
      for (Role role :
          new Role[] {Role.REGISTRAR, Role.REVOKER, Role.POLICY, Role.RULES, Role.APPROVER}) {
        assertThat(Files.readString(PAGES.resolve(page))).doesNotContain(role.fileName() + ".p12");
      }
    }
  }

  @Test
  void saysThatTheRootDocumentNamesNoKeyForStandings() {
    RootDocument old =
        new RootDocument(
            root.fleet(),
            root.roleKeys().stream().filter(key -> key.role() != Role.STANDING).toList(),
            root.recipients());
    assertThatThrownBy(() -> new DispatchKeys(keys.toString()).require(old))
        .isInstanceOf(UnusableTrustException.class)
        .hasMessage(
            "The root document names no key of the role standing, which dispatch needs: make one with `muster init --add-missing`, give dispatch its standing.p12, and the new root.json and its digest to both jobs.");
  }

  @Test
  void saysThatAKeyIsNotTheOneThatTheRootDocumentNames() throws IOException {
    copy(given("dispatch"));
    Files.copy(
        keys.resolve("registrar.p12"),
        own.resolve("standing.p12"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> new DispatchKeys(own.toString()).require(root))
        .isInstanceOf(UnusableTrustException.class)
        .hasMessageStartingWith("The key standing.p12 in `" + own);
  }

  private PipelineConfig config() {
    return PipelineConfig.parse(
        """
        fleet: acme
        kafka: {bootstrap-servers: '127.0.0.1:1', transaction-timeout: 1h}
        catalog: {properties: {type: hadoop, warehouse: 'file:///w'}}
        control: {root: /r, root-sha256: "%s"}
        decrypt: {keys: '%s'}
        remediate: {keys: '%s'}
        checkpoint: {directory: 'file:///c', interval: 10s}
        """
            .formatted("0".repeat(64), own, own),
        "test");
  }

  private void copy(Set<String> stores) throws IOException {
    for (String store : stores) {
      Files.copy(keys.resolve(store), own.resolve(store));
    }
  }

  /** The key stores that the table gives to a process by their names. */
  private static Set<String> given(String process) throws IOException {
    String page = Files.readString(PAGES.resolve("image/README.md"));
    String row = page.substring(page.indexOf("\n| " + process + " | `") + 1);
    return stores(row.split("\\|")[2]);
  }

  /**
   * The key stores on the first line of a page that has these words, whatever it is broken into.
   */
  private static Set<String> onLine(String page, String words) throws IOException {
    String text = Files.readString(PAGES.resolve(page)).replace("\\\n", "");
    return stores(text.lines().filter(line -> line.contains(words)).findFirst().orElseThrow());
  }

  private static Set<String> stores(String text) {
    return STORE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
