/** Which messages of a key were seen before: windows of numbers, marks, epochs. */
package dev.muster.verify.replay;
