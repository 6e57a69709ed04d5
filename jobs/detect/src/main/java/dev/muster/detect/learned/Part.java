package dev.muster.detect.learned;

/** The parts of a detector: what each of them looks at. */
public enum Part {
  READING("the reading is far from those before it"),
  SPIKE("the reading before went away and came back at once"),
  SHIFT("the last 16 readings lie apart from the last 64"),
  LEVEL("the last 64 readings lie apart from all"),
  NOISE("readings scatter more or less than they do"),
  STUCK("the reading does not change any more"),
  SEASON("the reading is not what this time of day usually brings"),
  SEASON_SHIFT("the last 16 readings are not what their time of day usually brings"),
  DRIFT("the last 64 readings lie apart from the last 256");

  private final String words;

  Part(String words) {
    this.words = words;
  }

  /** Whether it looks at single readings, not at means of many. */
  boolean isOfOneReading() {
    return this == READING || this == SPIKE || this == SEASON;
  }

  /** What was seen, for people. */
  public String words() {
    return words;
  }
}
