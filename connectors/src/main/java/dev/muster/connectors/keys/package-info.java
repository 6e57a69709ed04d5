/** Key stores on disk: made once, opened by role. */
package dev.muster.connectors.keys;
