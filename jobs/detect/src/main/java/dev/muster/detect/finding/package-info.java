/** What detectors tell: findings, and how they are stored. */
package dev.muster.detect.finding;
