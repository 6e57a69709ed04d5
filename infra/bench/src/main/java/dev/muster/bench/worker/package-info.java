/** Child processes: broker, load, and what is measured, each alone in its process. */
package dev.muster.bench.worker;
