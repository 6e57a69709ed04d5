/** What is told in the end. */
package dev.muster.bench.report;
