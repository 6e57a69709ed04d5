package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.admin.reconciliation.ReconciliationView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class JsonOptionTest {
  private final StringWriter said = new StringWriter();

  @Command
  private static final class Asked {
    @Mixin private JsonOption json;
  }

  private record Made(String directory, String fleet, String rootSha256, List<String> files) {}

  @Test
  void writesTheNamesOfAViewInSnakeCase() {
    json().print(new Made("/k", "acme", "00", List.of("a")), "for people");
    assertThat(said.toString().strip())
        .isEqualTo(
            "{\"directory\":\"/k\",\"fleet\":\"acme\",\"root_sha256\":\"00\",\"files\":[\"a\"]}");
  }

  @Test
  void writesTheNamesOfNestedViewsInSnakeCaseAndLeavesOutWhatIsNotThere() {
    ReconciliationView.Offsets none = new ReconciliationView.Offsets(0, List.of());
    ReconciliationView letters =
        new ReconciliationView(
            "q",
            true,
            1,
            0,
            List.of(
                new ReconciliationView.Partition(0, 7, 9, 1, 0, none, none, none, none, List.of())),
            0L,
            null,
            null,
            null);
    ReconciliationView view =
        new ReconciliationView("t", true, 1, 2, List.of(), null, null, letters, null);

    assertThat(JsonOption.text(view))
        .startsWith(
            "{\"topic\":\"t\",\"reconciled\":true,\"compared\":1,\"in_flight\":2,"
                + "\"partitions\":[],\"dead_letters\":{");
    json().print(view, "for people");
    assertThat(said.toString()).contains("\"retained_from\":7");
  }

  @Test
  void printsNamedValuesInSnakeCaseOnly() {
    json().print(Map.of("rules_version", 3), "for people");
    assertThat(said.toString().strip()).isEqualTo("{\"rules_version\":3}");
    for (String other : List.of("rulesVersion", "rules-version", "Rules", "rules__v", "", "9a")) {
      assertThatThrownBy(() -> json().print(Map.of(other, 3), "for people"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(other + " is not snake_case, as all names here are");
    }
  }

  private JsonOption json() {
    Asked asked = new Asked();
    new CommandLine(asked).setOut(new PrintWriter(said)).parseArgs("--json");
    return asked.json;
  }
}
