package dev.muster.demo;

import java.io.PrintWriter;
import java.util.List;

/**
 * Draws frames: over the last one on a terminal, line after line elsewhere. Without colours, so
 * there is nothing for NO_COLOR to switch off but the redrawing. Not thread-safe.
 */
final class LiveScreen {
  private static final String CLEAR_LINE = "\u001b[2K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final double SECONDS_PER_LINE = 2;

  private final PrintWriter out;
  private final boolean redraws;
  private int drawn;
  private double lastLine = -SECONDS_PER_LINE;

  LiveScreen(PrintWriter out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  /** A screen for this process: it redraws only where somebody is looking at a terminal. */
  @SuppressWarnings("SystemConsoleNull") // Newer Java has one without a terminal; TERM tells.
  static LiveScreen of(PrintWriter out) {
    String terminal = System.getenv().getOrDefault("TERM", "dumb");
    boolean redraws =
        System.console() != null
            && !terminal.equals("dumb")
            && !System.getenv().containsKey("NO_COLOR");
    return new LiveScreen(out, redraws);
  }

  /** A line that stays. */
  void say(String line) {
    out.println(line);
    out.flush();
    drawn = 0;
  }

  /** Shows a frame; elsewhere than on a terminal only every two seconds. */
  void show(LiveFrame frame) {
    if (redraws) {
      redraw(frame.lines());
    } else if (frame.seconds() - lastLine >= SECONDS_PER_LINE) {
      lastLine = frame.seconds();
      out.println(frame.line());
    }
    out.flush();
  }

  private void redraw(List<String> lines) {
    if (drawn > 0) {
      out.printf("\u001b[%sA", drawn);
    }
    for (String line : lines) {
      out.println(CLEAR_LINE + line);
    }
    out.print(CLEAR_BELOW);
    drawn = lines.size();
  }
}
