package dev.muster.bench.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Map;

/** Figures as JSON, their names in snake_case as in all output for scripts. */
final class FigureNames extends JsonSerializer<String> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(new SimpleModule().addKeySerializer(String.class, new FigureNames()))
          .build();

  private FigureNames() {}

  static String json(Map<String, Object> figures) throws JsonProcessingException {
    return JSON.writeValueAsString(figures);
  }

  /** What is no name of a figure, such as that of an algorithm, stays as it is. */
  @Override
  public void serialize(String name, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeFieldName(
        name.matches("[a-z][A-Za-z0-9]*") ? SnakeCaseStrategy.INSTANCE.translate(name) : name);
  }
}
