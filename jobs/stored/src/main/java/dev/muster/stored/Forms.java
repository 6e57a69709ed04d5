package dev.muster.stored;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The forms of one module, all of them: what is not listed is not found again in a savepoint. A
 * service of the module, named in {@code META-INF/services}.
 */
public interface Forms {

  /** Returns the forms. */
  List<Form<?>> all();

  /**
   * Finds a form again.
   *
   * @param name by which a savepoint knows it
   * @param modules where the modules are looked for
   * @throws IOException if none of them has it
   */
  static Form<?> named(String name, ClassLoader modules) throws IOException {
    for (Forms module : ServiceLoader.load(Forms.class, modules)) {
      for (Form<?> form : module.all()) {
        if (form.name().equals(name)) {
          return form;
        }
      }
    }
    throw new IOException(
        "No module of this release stores anything in the form %s: start the release that wrote it"
            .formatted(name));
  }
}
