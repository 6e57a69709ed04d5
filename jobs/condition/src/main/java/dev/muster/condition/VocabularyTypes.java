package dev.muster.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** Tells the compiler which attributes the subjects of a vocabulary have. */
final class VocabularyTypes implements CelTypeProvider {
  private final ImmutableMap<String, CelType> types;

  VocabularyTypes(Vocabulary vocabulary) {
    ImmutableMap.Builder<String, CelType> all = ImmutableMap.builder();
    for (String subject : vocabulary.subjects()) {
      StructType type = vocabulary.type(subject);
      all.put(type.name(), type);
    }
    this.types = all.buildOrThrow();
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return types.values();
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
