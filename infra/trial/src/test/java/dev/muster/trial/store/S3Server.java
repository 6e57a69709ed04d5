package dev.muster.trial.store;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 of its own on this machine, which keeps what it is given in memory. */
public final class S3Server implements AutoCloseable {
  /** The one bucket. */
  public static final String BUCKET = "fleet";

  /** This server knows no trailing checksums on plain connections. */
  private static final String CHECKSUMS = "aws.requestChecksumCalculation";

  private static final String ID = "muster";
  private static final String SECRET = "not-a-secret";

  private final BlobStore blobs;
  private final S3Proxy server;

  private S3Server(BlobStore blobs, S3Proxy server) {
    this.blobs = blobs;
    this.server = server;
  }

  /** Starts on any free port. */
  public static S3Server start() throws Exception {
    BlobStore blobs =
        ContextBuilder.newBuilder("transient")
            .credentials(ID, SECRET)
            .build(BlobStoreContext.class)
            .getBlobStore();
    blobs.createContainerInLocation(null, BUCKET);
    System.setProperty(CHECKSUMS, "when_required");
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
    return new S3Server(blobs, server);
  }

  /**
   * How a catalog reaches it, as properties of Iceberg.
   *
   * @param directory where the secret is written, to be referred to
   */
  public Map<String, String> properties(Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("s3-secret"), SECRET);
    Map<String, String> properties = new TreeMap<>();
    properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
    properties.put("client.region", "us-east-1");
    properties.put("s3.endpoint", "http://127.0.0.1:" + server.getPort());
    properties.put("s3.path-style-access", "true");
    properties.put("s3.access-key-id", ID);
    properties.put("s3.secret-access-key", "file:" + secret);
    return properties;
  }

  @Override
  public void close() throws Exception {
    System.clearProperty(CHECKSUMS);
    server.stop();
    blobs.getContext().close();
  }
}
