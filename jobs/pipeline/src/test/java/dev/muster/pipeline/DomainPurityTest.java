package dev.muster.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * One dependency direction for all jobs: pure domain, then its operators, then the pipeline. The
 * pipeline depends on every job, so the rule stands here once and holds for all of them.
 */
@AnalyzeClasses(
    packages = {
      "dev.muster.schemas",
      "dev.muster.message",
      "dev.muster.control",
      "dev.muster.document",
      "dev.muster.verify",
      "dev.muster.audit"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
final class DomainPurityTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("..operator..", "..pipeline..", "..audit.row..")
          .and()
          .haveNameNotMatching("dev\\.muster\\.audit\\.table\\..+Rows")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.apache.iceberg..")
          .because(
              "domain code is tested and reused without an engine: put what needs Flink into the"
                  + " .operator package beside it (of an audit table into its ...Rows), and what needs"
                  + " Kafka or Iceberg into connectors");
}
