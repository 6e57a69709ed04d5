package dev.muster.trial.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.connectors.iceberg.AuditCatalog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.RegisterTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.shaded.com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.apache.iceberg.shaded.com.fasterxml.jackson.annotation.PropertyAccessor;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.DeserializationFeature;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.PropertyNamingStrategies;

/**
 * A catalog behind Iceberg's REST protocol, as far as audit tables need it: over any other catalog,
 * by the handlers that Iceberg has for servers.
 */
public final class RestCatalogServer implements AutoCloseable {
  private static final int NO_BODY = -1;

  private final Catalog catalog;
  private final ObjectMapper json = mapper();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;

  private RestCatalogServer(Catalog catalog, HttpServer server) {
    this.catalog = catalog;
    this.server = server;
  }

  /** Starts on any free port; the catalog is closed with it. */
  public static RestCatalogServer start(Catalog catalog) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RestCatalogServer server = new RestCatalogServer(catalog, HttpServer.create(any, 0));
    server.server.setExecutor(server.threads);
    server.server.createContext("/v1", server::handle);
    server.server.start();
    return server;
  }

  /** Its address, as property {@code uri}. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      List<String> path =
          Stream.of(call.getRequestURI().getRawPath().substring("/v1/".length()).split("/"))
              .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
              .toList();
      try {
        answer(call, 200, answer(call, path));
      } catch (RuntimeException e) {
        answer(call, status(e), failure(e));
      }
    }
  }

  private Object answer(HttpExchange call, List<String> path) throws IOException {
    boolean posted = call.getRequestMethod().equals("POST");
    if (path.get(0).equals("config")) {
      return ConfigResponse.builder().build();
    }
    if (path.size() == 1 && posted) {
      return CatalogHandlers.createNamespace(spaces(), body(call, CreateNamespaceRequest.class));
    }
    Namespace namespace = Namespace.of(path.get(1));
    if (path.size() == 2) {
      return CatalogHandlers.loadNamespace(spaces(), namespace);
    }
    if (path.size() == 3 && path.get(2).equals("register")) {
      return CatalogHandlers.registerTable(
          catalog, namespace, body(call, RegisterTableRequest.class));
    }
    if (path.size() == 3) {
      return posted
          ? create(namespace, body(call, CreateTableRequest.class))
          : CatalogHandlers.listTables(catalog, namespace);
    }
    TableIdentifier table = TableIdentifier.of(namespace, path.get(3));
    if (path.size() == 5) {
      return null; // A report of metrics.
    }
    return posted
        ? CatalogHandlers.updateTable(catalog, table, body(call, UpdateTableRequest.class))
        : CatalogHandlers.loadTable(catalog, table);
  }

  private Object create(Namespace namespace, CreateTableRequest request) {
    return request.stageCreate()
        ? CatalogHandlers.stageTableCreate(catalog, namespace, request)
        : CatalogHandlers.createTable(catalog, namespace, request);
  }

  private SupportsNamespaces spaces() {
    return (SupportsNamespaces) catalog;
  }

  private <T> T body(HttpExchange call, Class<T> type) throws IOException {
    return json.readValue(call.getRequestBody(), type);
  }

  private void answer(HttpExchange call, int status, Object body) throws IOException {
    if (body == null || call.getRequestMethod().equals("HEAD")) {
      call.sendResponseHeaders(body == null ? 204 : status, NO_BODY);
      return;
    }
    byte[] bytes = json.writeValueAsBytes(body);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  private static int status(RuntimeException e) {
    if (e instanceof NoSuchTableException || e instanceof NoSuchNamespaceException) {
      return 404;
    }
    return e instanceof AlreadyExistsException || e instanceof CommitFailedException ? 409 : 500;
  }

  private static ErrorResponse failure(RuntimeException e) {
    return ErrorResponse.builder()
        .responseCode(status(e))
        .withType(e.getClass().getSimpleName())
        .withMessage(String.valueOf(e.getMessage()))
        .build();
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.setPropertyNamingStrategy(new PropertyNamingStrategies.KebabCaseStrategy());
    RESTSerializers.registerAll(mapper);
    return mapper;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    AuditCatalog.close(catalog);
  }
}
