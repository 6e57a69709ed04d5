/** What is configured of a detector, however it is written. */
package dev.muster.detect.settings;
