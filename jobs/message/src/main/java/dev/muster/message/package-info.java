/**
 * Messages of devices: read in place, written, and verified. Their specification is {@code
 * schemas/MESSAGE.md}. Nothing here knows of engines or topics.
 */
package dev.muster.message;
