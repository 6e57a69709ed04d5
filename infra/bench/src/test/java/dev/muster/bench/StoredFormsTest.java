package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

/** A savepoint knows forms by their names, in whichever module they are. This module sees all. */
class StoredFormsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.muster");
  private static final List<Form<?>> LISTED =
      ServiceLoader.load(Forms.class).stream()
          .flatMap(module -> module.get().all().stream())
          .collect(Collectors.toList());

  @Test
  void eachFormHasANameOfItsOwn() {
    assertThat(LISTED).hasSizeGreaterThan(30);
    assertThat(LISTED.stream().map(Form::name)).doesNotHaveDuplicates();
  }

  @Test
  void itsModuleListsEachForm() {
    List<String> listed = LISTED.stream().map(form -> form.getClass().getName()).toList();
    assertThat(
            CLASSES.stream()
                .filter(each -> each.isAssignableTo(Form.class))
                .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(each -> !each.getPackageName().startsWith("dev.muster.testing"))
                .map(JavaClass::getName))
        .as("forms that no savepoint would be read by: name them in the Forms of their module")
        .isNotEmpty()
        .isSubsetOf(listed);
  }

  @Test
  void whatIsStoredHasAFormAndNoSerializerOfItsOwn() {
    assertThat(CLASSES.stream().filter(each -> each.isAssignableTo(TypeSerializer.class)))
        .extracting(JavaClass::getName)
        .containsExactly("dev.muster.stored.serializer.StoredSerializer");
  }
}
