package dev.muster.local.broker;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** A bare connection to a broker, for what no client would send. Not thread-safe. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    in = new DataInputStream(socket.getInputStream());
  }

  void send(AbstractRequest request) throws IOException {
    ByteBuffer bytes = request.serializeWithHeader(header(request));
    out.writeInt(bytes.remaining());
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    out.flush();
  }

  /** The broker's answer to one that was sent. */
  AbstractResponse answer(AbstractRequest to) throws IOException {
    return AbstractResponse.parseResponse(ByteBuffer.wrap(in.readNBytes(in.readInt())), header(to));
  }

  /** Begins a request and sends less of it than it declares. */
  void declare(int bytes) throws IOException {
    out.writeInt(bytes);
    out.write(new byte[10]);
    out.flush();
  }

  /** Whether the broker has ended the connection by now. */
  boolean isEndedSoFar() throws IOException {
    socket.setSoTimeout(1);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Waits for the broker to end the connection. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static RequestHeader header(AbstractRequest of) {
    return new RequestHeader(of.apiKey(), of.version(), "raw", 1);
  }
}
