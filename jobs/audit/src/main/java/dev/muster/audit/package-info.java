/**
 * What an auditor can check: the tables that the pipeline writes, and the reconciliation of their
 * rows with the records of the topic.
 *
 * <p>Nothing here knows Flink, Kafka or Iceberg; the operators that fill the tables are in {@code
 * operator}.
 */
package dev.muster.audit;
