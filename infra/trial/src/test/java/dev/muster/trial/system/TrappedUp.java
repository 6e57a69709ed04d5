package dev.muster.trial.system;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.cli.LogFile;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} does, through a {@link HaltingCatalog} and with a {@link RestoreTrap}. Arguments:
 * data directory, fleet, parallelism.
 */
final class TrappedUp {
  private TrappedUp() {}

  public static void main(String[] arguments) throws Exception {
    DataDirectory data = DataDirectory.prepare(Path.of(arguments[0]));
    LogFile.in(data.logs());
    RestoreTrap.set();
    LocalSettings settings =
        new LocalSettings(0, arguments[1], Optional.empty(), Duration.ofSeconds(1));
    try (LocalInstance instance = LocalInstance.start(data, settings, line -> {});
        RunningPipeline pipeline =
            PipelineJob.start(
                trapped(instance.config()).withParallelism(Integer.parseInt(arguments[2])))) {
      pipeline.ended().get();
    }
  }

  private static PipelineConfig trapped(PipelineConfig config) {
    Map<String, String> catalog = new HashMap<>(config.catalog().properties());
    catalog.remove("type");
    catalog.put("catalog-impl", HaltingCatalog.class.getName());
    return config.withCatalog(new CatalogConfig(catalog));
  }
}
