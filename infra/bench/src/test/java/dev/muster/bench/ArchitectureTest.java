package dev.muster.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of the rooms of every module. This module sees all. */
class ArchitectureTest {
  /** All that decides something about a record, its engine beside it. */
  private static final String[] STAGES = {
    "dev.muster.arrival..",
    "dev.muster.condition..",
    "dev.muster.control..",
    "dev.muster.decrypt..",
    "dev.muster.detect..",
    "dev.muster.dispatch..",
    "dev.muster.document..",
    "dev.muster.message..",
    "dev.muster.remediate..",
    "dev.muster.stored..",
    "dev.muster.verify.."
  };

  private static final String[] DOMAIN = {
    "dev.muster.arrival..",
    "dev.muster.audit..",
    "dev.muster.condition..",
    "dev.muster.control..",
    "dev.muster.decrypt..",
    "dev.muster.detect..",
    "dev.muster.dispatch..",
    "dev.muster.document..",
    "dev.muster.message..",
    "dev.muster.remediate..",
    "dev.muster.schemas..",
    "dev.muster.stored..",
    "dev.muster.verify.."
  };

  private static final String[] OPERATORS = {
    "..operator..", "dev.muster.stored.serializer..", "dev.muster.audit.row.."
  };

  /** Classes of the modules under their name in the build, and no tests, whatever built them. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test/"))
          .importPackages("dev.muster");

  @Test
  void noRoomsNeedEachOther() {
    check(
        slices()
            .matching("dev.muster.(**)")
            .should()
            .beFreeOfCycles()
            .because(
                "who changes one room of a circle changes all; so no files import each other"));
  }

  @Test
  void theDomainKnowsNoEngine() {
    check(
        noClasses()
            .that(resideInAnyPackage(DOMAIN).and(not(resideInAnyPackage(OPERATORS))))
            .and()
            .haveNameNotMatching("dev\\.muster\\.audit\\.table\\..+Rows")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "org.apache.flink..", "org.apache.kafka..", "org.apache.iceberg..")
                    .or(resideInAnyPackage(OPERATORS)))
            .because(
                "domain code is tested and reused without an engine: put what needs Flink into the"
                    + " .operator package beside it (of an audit table into its ...Rows), and what needs"
                    + " Kafka or Iceberg into connectors"));
  }

  @Test
  void nothingThatDecidesReadsTheWallClock() {
    check(
        noClasses()
            .that(resideInAnyPackage(STAGES))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .because("what is decided is a function of the records and their Kafka timestamps"));
  }

  @Test
  void whatOpensSectionsDoesNotLog() {
    check(
        noClasses()
            .that(resideInAnyPackage("dev.muster.decrypt.."))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging.."))
            .because("what this stage sees is not for logs"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingCallsWhatIsForbidden(ForbiddenCalls forbidden) {
    check(noClasses().should().callCodeUnitWhere(forbidden.call()).because(forbidden.reason));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
