package dev.muster.message.page;

import java.io.IOException;
import java.nio.file.Files;

/** Writes the examples into the page: run it when the format changes, and read the difference. */
public final class MessagePageGenerator {
  private MessagePageGenerator() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    String page = MessagePage.read().withExamples(ExampleBook.render());
    Files.writeString(MessagePage.file(), page);
  }
}
