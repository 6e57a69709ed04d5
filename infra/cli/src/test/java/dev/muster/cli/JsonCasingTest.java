package dev.muster.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whatever a command writes for scripts goes through {@link JsonOption}, which has one casing. */
@AnalyzeClasses(packages = "dev.muster", importOptions = ImportOption.DoNotIncludeTests.class)
final class JsonCasingTest {

  @ArchTest
  static final ArchRule COMMANDS_WRITE_JSON_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAPackage("dev.muster.cli..")
          .and()
          .doNotBelongToAnyOf(
              JsonOption.class, SqlCommand.class, DeviceEntry.class, JsonCasingTest.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.databind..")
          .because(
              "JsonOption writes the names of all views in snake_case: give it a record. A query"
                  + " names its own columns, and DeviceEntry is read, not written");

  @ArchTest
  static final ArchRule NO_VIEW_NAMES_ITS_FIELDS_ITSELF =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameContaining("View")
          .should()
          .beAnnotatedWith(JsonProperty.class)
          .orShould()
          .beAnnotatedWith(JsonNaming.class)
          .allowEmptyShould(true)
          .because("JsonOption names them in snake_case: name the component in camelCase");
}
