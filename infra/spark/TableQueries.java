import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the queries of a file over the audit tables of a data directory, and prints CSV. */
final class TableQueries {
  private static final String CATALOG = "spark.sql.catalog.muster";

  private TableQueries() {}

  /** Arguments: data directory, file of queries, one a line. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    try (SparkSession spark = session(data)) {
      spark.sparkContext().setLogLevel("ERROR");
      spark.sql("USE muster");
      for (String query : Files.readAllLines(Path.of(arguments[1]))) {
        var found = spark.sql(query);
        System.out.println(String.join(",", found.columns()));
        for (Row row : found.collectAsList()) {
          System.out.println(line(row));
        }
      }
    }
  }

  /** The catalog's name is part of what it stores, so it must be this one. */
  private static SparkSession session(Path data) {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config(CATALOG, "org.apache.iceberg.spark.SparkCatalog")
        .config(CATALOG + ".type", "jdbc")
        .config(CATALOG + ".uri", "jdbc:sqlite:" + data.resolve("catalog.db"))
        .config(CATALOG + ".jdbc.schema-version", "V1")
        .config(CATALOG + ".warehouse", data.resolve("warehouse").toString())
        .getOrCreate();
  }

  private static String line(Row row) {
    List<String> fields = new ArrayList<>();
    for (int column = 0; column < row.length(); column++) {
      fields.add(row.isNullAt(column) ? "" : row.get(column).toString());
    }
    return String.join(",", fields);
  }
}
