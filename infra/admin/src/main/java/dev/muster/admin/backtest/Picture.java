package dev.muster.admin.backtest;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws each metric below the other, with a red line where there was an alarm. */
final class Picture {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 160;
  private static final int MARGIN = 20;

  private Picture() {}

  static void write(List<Trace> traces, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    int panels = Math.max(1, traces.size());
    BufferedImage image =
        new BufferedImage(WIDTH, panels * (HEIGHT + MARGIN), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int i = 0; i < traces.size(); i++) {
      draw(traces.get(i), graphics, i * (HEIGHT + MARGIN) + MARGIN);
    }
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java writes no PNG.");
    }
  }

  private static void draw(Trace trace, Graphics2D graphics, int top) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < trace.parts(); i++) {
      low = Math.min(low, trace.low[i]);
      high = Math.max(high, trace.high[i]);
    }
    graphics.setColor(Color.BLACK);
    graphics.drawString(trace.title, 4, top - 5);
    double room = high > low ? (HEIGHT - 2) / (high - low) : 0;
    for (int i = 0; i < trace.parts(); i++) {
      int x = (int) ((long) i * WIDTH / trace.parts());
      if (trace.score[i] >= 0.5) {
        graphics.setColor(new Color(220, 30, 30));
        graphics.fillRect(x, top, 2, HEIGHT);
      }
    }
    graphics.setColor(new Color(30, 60, 150));
    for (int i = 0; i < trace.parts(); i++) {
      if (trace.low[i] <= trace.high[i]) {
        int x = (int) ((long) i * WIDTH / trace.parts());
        int from = top + HEIGHT - 1 - (int) ((trace.low[i] - low) * room);
        int to = top + HEIGHT - 1 - (int) ((trace.high[i] - low) * room);
        graphics.drawLine(x, to, x, from);
      }
    }
  }
}
