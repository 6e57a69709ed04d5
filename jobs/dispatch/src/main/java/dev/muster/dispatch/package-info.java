/** Signs commands for decisions that are committed, and for nothing else. */
package dev.muster.dispatch;
