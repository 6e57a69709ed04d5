package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** Threads that a library made while a job ran, such as those that read tables. */
class OutlivingThreadsTest {
  private static final AtomicReference<ClassLoader> LOADER = new AtomicReference<>();

  @Test
  void findClassesWhenTheirJobIsOver() throws Exception {
    Configuration options = new Configuration();
    Environments.loopback(options);
    Environments.outlived(options);
    StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(options);
    job.setParallelism(1);
    job.fromData(1)
        .map(
            number -> {
              LOADER.set(Thread.currentThread().getContextClassLoader());
              return number;
            })
        .returns(Integer.class)
        .sinkTo(new DiscardingSink<>());
    job.execute();

    assertThat(LOADER.get())
        .as("a loader of the job's own")
        .isNotSameAs(getClass().getClassLoader());
    assertThat(LOADER.get().loadClass(Environments.class.getName())).isSameAs(Environments.class);
  }
}
