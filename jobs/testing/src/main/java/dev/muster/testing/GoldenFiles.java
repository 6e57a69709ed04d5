package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a module to the bytes of its forms. A checkpoint of any release must stay readable: a
 * golden file is never changed, a new version of a form gets a new file, and the old one a reader.
 */
public abstract class GoldenFiles {
  private final Forms forms;

  /** Holds a module to the bytes of its forms. */
  protected GoldenFiles(Forms forms) {
    this.forms = forms;
  }

  /** Returns one value or more of each form of the module. */
  protected abstract List<Golden<?>> goldens();

  /** Returns the forms that write nothing. */
  protected Set<Form<?>> unwritten() {
    return Set.of();
  }

  @TestFactory
  Stream<DynamicTest> readsAndWritesTheBytesOfTheNewestVersion() {
    return goldens().stream().map(one -> DynamicTest.dynamicTest(one.toString(), one::check));
  }

  @TestFactory
  Stream<DynamicTest> findsTheFormAgainFromTheSnapshotOfItsSerializer() {
    return goldens().stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), one::checkSerializer));
  }

  @Test
  void keepsAFileOfEveryForm() {
    Set<Form<?>> kept =
        Stream.concat(goldens().stream().map(Golden::form), unwritten().stream())
            .collect(Collectors.toSet());
    assertThat(forms.all()).doesNotHaveDuplicates().hasSameElementsAs(kept);
  }

  @Disabled("Makes the golden files of a new version; run by hand, once per version.")
  @Test
  void makeGoldenFiles() throws IOException {
    for (Golden<?> one : goldens()) {
      one.make();
    }
  }
}
