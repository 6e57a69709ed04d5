package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No two classes need each other to be initialized. Tasks read their operators from bytes on many
 * threads at once: where one thread initializes the one class and waits for the other, and another
 * thread the other way round, both wait for ever, and the JVM says nothing.
 *
 * <p>What the initialization of a class asks for is its superclass, its interfaces with default
 * methods, and what its initializer touches, also through methods that it calls: what it makes an
 * instance of, the owners of static methods and of static fields that it reads. This module sees
 * all others.
 */
class ClassInitializationTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.muster");

  @Test
  void noInitializerMakesInstancesOfSubtypes() {
    Set<String> found = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      reached(each).made().stream()
          .filter(made -> !made.equals(each) && made.isAssignableTo(each.getName()))
          .filter(made -> !each.isEnum())
          .forEach(made -> found.add(each.getName() + " makes a " + made.getName()));
    }
    assertThat(found).as("move the constants to a class that is no supertype of theirs").isEmpty();
  }

  @Test
  void noClassesWaitForEachOther() {
    Map<JavaClass, Set<JavaClass>> asksFor = new HashMap<>();
    CLASSES.forEach(each -> asksFor.put(each, asksFor(each)));
    Set<String> cycles = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      for (JavaClass asked : asksFor.get(each)) {
        if (!asked.equals(each) && leadsTo(asked, each, asksFor)) {
          cycles.add(each.getName() + " and " + asked.getName());
        }
      }
    }
    assertThat(cycles).as("break the circle: one of them must not need the other").isEmpty();
  }

  private static boolean leadsTo(
      JavaClass from, JavaClass to, Map<JavaClass, Set<JavaClass>> asksFor) {
    Deque<JavaClass> open = new ArrayDeque<>(List.of(from));
    Set<JavaClass> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (next.equals(to)) {
        return true;
      }
      asksFor.getOrDefault(next, Set.of()).stream().filter(seen::add).forEach(open::push);
    }
    return false;
  }

  private static Set<JavaClass> asksFor(JavaClass each) {
    Set<JavaClass> asked = new HashSet<>(reached(each).touched());
    each.getRawSuperclass().ifPresent(asked::add);
    each.getAllRawInterfaces().stream()
        .filter(ClassInitializationTest::hasDefaultMethod)
        .forEach(asked::add);
    asked.removeIf(other -> !other.getPackageName().startsWith("dev.muster"));
    // A constant of an enum with a body can only be reached through the enum.
    asked.removeIf(other -> each.isEnum() && other.isAssignableTo(each.getName()));
    return asked;
  }

  private static boolean hasDefaultMethod(JavaClass type) {
    return type.getMethods().stream()
        .map(JavaMethod::getModifiers)
        .anyMatch(
            modifiers ->
                !modifiers.contains(JavaModifier.ABSTRACT)
                    && !modifiers.contains(JavaModifier.STATIC)
                    && !modifiers.contains(JavaModifier.PRIVATE));
  }

  /** What runs when a class is initialized, followed through the methods that it calls. */
  private static Reached reached(JavaClass each) {
    Reached reached = new Reached(new HashSet<>(), new HashSet<>());
    Deque<com.tngtech.archunit.core.domain.JavaCodeUnit> open = new ArrayDeque<>();
    each.getStaticInitializer().ifPresent(open::push);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      var unit = open.pop();
      if (!seen.add(unit.getFullName())) {
        continue;
      }
      unit.getConstructorCallsFromSelf()
          .forEach(
              call -> {
                reached.made().add(call.getTargetOwner());
                reached.touched().add(call.getTargetOwner());
                call.getTarget().resolveMember().ifPresent(open::push);
              });
      unit.getMethodCallsFromSelf()
          .forEach(
              call ->
                  call.getTarget()
                      .resolveMember()
                      .ifPresent(
                          method -> {
                            if (method.getModifiers().contains(JavaModifier.STATIC)) {
                              reached.touched().add(method.getOwner());
                            }
                            open.push(method);
                          }));
      unit.getFieldAccesses().stream()
          .filter(
              access ->
                  access
                      .getTarget()
                      .resolveMember()
                      .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                      .isPresent())
          .forEach(access -> reached.touched().add(access.getTargetOwner()));
    }
    return reached;
  }

  /**
   * What an initializer reaches.
   *
   * @param made classes that it makes instances of
   * @param touched classes that are initialized by it
   */
  private record Reached(Set<JavaClass> made, Set<JavaClass> touched) {}
}
