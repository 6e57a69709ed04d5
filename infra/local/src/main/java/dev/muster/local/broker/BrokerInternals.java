package dev.muster.local.broker;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import kafka.network.DataPlaneAcceptor;
import kafka.network.Processor;
import kafka.network.SocketServer;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaRaftServer;
import kafka.server.KafkaRequestHandler;
import kafka.server.KafkaRequestHandlerPool;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.network.Selector;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;

/**
 * Places of a broker that has started for which Kafka has no setting, by fields that the pinned
 * version has.
 */
final class BrokerInternals {
  private static final String HANDLER = "apis";
  private static final String MEMORY = "memoryPool";
  private static final String EXPIRY = "idleExpiryManager";

  private BrokerInternals() {}

  static BrokerServer broker(KafkaRaftServer server) {
    return (BrokerServer) ((Option<?>) read(KafkaRaftServer.class, "broker", server)).get();
  }

  /** The other half of a node, which has a port of its own. */
  static ControllerServer controller(KafkaRaftServer server) {
    return (ControllerServer) ((Option<?>) read(KafkaRaftServer.class, "controller", server)).get();
  }

  /** Gives each of the handlers of requests another one in front of it. */
  static void handleBy(KafkaRequestHandlerPool pool, UnaryOperator<ApiRequestHandler> inFront) {
    ArrayBuffer<?> handlers =
        (ArrayBuffer<?>) read(KafkaRequestHandlerPool.class, "runnables", pool);
    for (int i = 0; i < handlers.length(); i++) {
      replace(KafkaRequestHandler.class, handlers.apply(i), inFront);
    }
    replace(KafkaRequestHandlerPool.class, pool, inFront);
  }

  /** Those that read what clients send. */
  static List<Selector> selectors(SocketServer sockets) {
    return processors(sockets).stream().map(Processor::selector).toList();
  }

  /**
   * When each connection was last active, by {@link System#nanoTime()}, the longest silent first.
   */
  @SuppressWarnings("unchecked")
  static Map<String, Long> activity(Selector selector) {
    Object expiry = read(Selector.class, EXPIRY, selector);
    return new LinkedHashMap<>(
        (Map<String, Long>) read(expiry.getClass(), "lruConnections", expiry));
  }

  /** Takes memory for requests from another place, from the next connection on. */
  static void readInto(SocketServer sockets, MemoryPool memory) {
    for (Processor processor : processors(sockets)) {
      write(Selector.class, MEMORY, processor.selector(), memory);
      write(Processor.class, MEMORY, processor, memory);
    }
  }

  private static List<Processor> processors(SocketServer sockets) {
    List<Processor> processors = new ArrayList<>();
    for (DataPlaneAcceptor acceptor : sockets.dataPlaneAcceptors().values()) {
      for (int i = 0; i < acceptor.processors().length(); i++) {
        processors.add(acceptor.processors().apply(i));
      }
    }
    return processors;
  }

  private static void write(Class<?> type, String name, Object of, Object value) {
    try {
      field(type, name).set(of, value);
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static void replace(Class<?> type, Object of, UnaryOperator<ApiRequestHandler> inFront) {
    try {
      Field field = field(type, HANDLER);
      field.set(of, inFront.apply((ApiRequestHandler) field.get(of)));
    } catch (ReflectiveOperationException e) {
      throw moved(type, HANDLER, e);
    }
  }

  private static Object read(Class<?> type, String name, Object of) {
    try {
      return field(type, name).get(of);
    } catch (ReflectiveOperationException e) {
      throw moved(type, name, e);
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static BrokerStartException moved(Class<?> type, String name, Exception cause) {
    return new BrokerStartException(
        "%s has no field %s any more: use the version of Kafka that this build names."
            .formatted(type.getName(), name),
        cause);
  }
}
