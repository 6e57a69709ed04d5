package dev.muster.bench.measure;

import java.lang.management.ThreadInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stages that costs are charged to, told by what stands on a stack. */
final class Stage {
  static final String COLLECTOR_AND_COMPILER = "9 collector and compiler";

  private static final String OTHER = "8 everything else";

  /** The innermost frame that is named here decides; parts of class names. */
  private static final Map<String, String> BY_FRAME = new LinkedHashMap<>();

  static {
    BY_FRAME.put("dev.muster.message.signature.", "4 signature");
    BY_FRAME.put("dev.muster.message.Message", "2 screen: parse, route, digest");
    BY_FRAME.put("dev.muster.verify.screen.Screen", "2 screen: parse, route, digest");
    BY_FRAME.put("dev.muster.verify.operator.ScreenFunction", "2 screen: parse, route, digest");
    BY_FRAME.put("dev.muster.control.", "7 control");
    BY_FRAME.put("dev.muster.message.section.", "6a decrypt");
    BY_FRAME.put("dev.muster.message.reading.", "6a decrypt");
    BY_FRAME.put("dev.muster.decrypt.", "6a decrypt");
    BY_FRAME.put("dev.muster.detect.", "6b detect");
    BY_FRAME.put("dev.muster.remediate.", "6c remediate");
    BY_FRAME.put("dev.muster.verify.operator.VerifyOperator", "5 verify: state, replay, verdict");
    BY_FRAME.put("dev.muster.bench.job.PassThrough", "5 verify: state, replay, verdict");
    BY_FRAME.put("dev.muster.verify.identity.Verifier", "5 verify: state, replay, verdict");
    BY_FRAME.put("org.apache.iceberg.", "6 rows and tables");
    BY_FRAME.put("org.apache.parquet.", "6 rows and tables");
    BY_FRAME.put("dev.muster.audit.", "6 rows and tables");
    BY_FRAME.put("org.apache.flink.runtime.io.network.", "3 shuffle");
    BY_FRAME.put("org.apache.flink.streaming.runtime.io.", "3 shuffle");
    BY_FRAME.put("org.apache.flink.runtime.taskmanager.", "3 shuffle");
    BY_FRAME.put("org.apache.flink.connector.", "1 source");
    BY_FRAME.put("org.apache.kafka.", "1 source");
    BY_FRAME.put("org.apache.flink.streaming.api.operators.SourceOperator", "1 source");
    BY_FRAME.put("dev.muster.bench.measure.StageSampler", "measuring");
  }

  private Stage() {}

  static String of(ThreadInfo thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      for (Map.Entry<String, String> known : BY_FRAME.entrySet()) {
        if (frame.getClassName().startsWith(known.getKey())) {
          return known.getValue();
        }
      }
    }
    return OTHER;
  }
}
