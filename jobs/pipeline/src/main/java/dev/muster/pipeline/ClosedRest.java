package dev.muster.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Answers every request to the REST API of an engine in this process with 403. Flink opens one
 * wherever it runs, without asking who calls: any user of the machine could stop the job, read its
 * logs, or have a savepoint written to wherever this process may write. A cluster has a REST API of
 * its own, which this closes only where Flink's own configuration says so.
 *
 * <p>Found by Flink through {@link java.util.ServiceLoader}.
 */
public final class ClosedRest implements InboundChannelHandlerFactory {
  /** Whether the REST API answers. */
  static final ConfigOption<Boolean> OPEN =
      ConfigOptions.key("muster.rest.open").booleanType().defaultValue(true);

  private static final byte[] ANSWER =
      "The REST API is closed: `flink: {muster.rest.open: true}` opens it to all users of this machine.\n"
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    return configuration.get(OPEN) ? Optional.empty() : Optional.of(new Refusal());
  }

  private static final class Refusal extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object request) {
      ReferenceCountUtil.release(request);
      FullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN, Unpooled.wrappedBuffer(ANSWER));
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, ANSWER.length);
      var unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
