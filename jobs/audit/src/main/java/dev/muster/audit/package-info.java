/**
 * What an auditor can check: the tables that the pipeline writes, and the reconciliation of their
 * rows with the records of the topic.
 *
 * <p>Nothing here knows Flink, Kafka or Iceberg; each table with its rows is a package below {@code
 * table}, and the operators are in {@code operator}.
 */
package dev.muster.audit;
