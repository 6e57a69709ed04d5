package dev.muster.trial.modules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which module may know which. */
class ModulesTest {
  private static final String ADMIN = "dev.muster.admin..";
  private static final String CLI = "dev.muster.cli..";
  private static final String LOCAL = "dev.muster.local..";
  private static final String CLUSTER = "dev.muster.cluster..";
  private static final String SIMULATOR = "dev.muster.simulator..";
  private static final String DEMO = "dev.muster.demo..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "dev.muster.admin",
              "dev.muster.cli",
              "dev.muster.local",
              "dev.muster.cluster",
              "dev.muster.simulator",
              "dev.muster.demo");

  @Test
  void whatAnOperatorInstallsForgesNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(ADMIN, CLI, LOCAL, CLUSTER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SIMULATOR, DEMO)
        .because("forged messages and commands have no place in a jar that speaks to a fleet")
        .check(CLASSES);
  }

  @Test
  void administrationKnowsNoCommandLineAndNoBrokerOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage(ADMIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CLI, LOCAL, CLUSTER, "picocli..", "kafka..", "org.apache.kafka.server..")
        .because("other ways to administrate a fleet stand on it too")
        .check(CLASSES);
  }

  @Test
  void theCommandLineKnowsOnlyAdministration() {
    noClasses()
        .that()
        .resideInAPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LOCAL, CLUSTER, "kafka..", "org.apache.kafka.server..")
        .because("what runs a broker brings its commands as a ModuleCommand")
        .check(CLASSES);
  }

  @Test
  void theSimulatorIsOnlyAFleet() {
    noClasses()
        .that()
        .resideInAPackage(SIMULATOR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ADMIN, CLI, LOCAL, CLUSTER, DEMO)
        .because("a device knows nothing of who administrates it")
        .check(CLASSES);
  }

  @Test
  void noPackagesNeedEachOther() {
    slices().matching("dev.muster.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
