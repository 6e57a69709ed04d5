package dev.muster.control.operator;

import dev.muster.control.Precedence;

/**
 * A control record that is authentic by itself, on its way to the newest version of its subject.
 *
 * @param arrival append time in milliseconds
 * @param subject device id or bundle name
 * @param basis version of the registrar's record that a device's rests on; else the own version
 * @param basisSha256 SHA-256 of that record, or empty; never to be changed
 * @param content the content in its Avro form; never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record AuthenticControl(
    String topic,
    int partition,
    long offset,
    long arrival,
    String subject,
    long version,
    long kid,
    long basis,
    byte[] basisSha256,
    byte[] content) {

  /** What decides whether it follows the one in force. */
  Precedence precedence() {
    return new Precedence(version, basis, basisSha256);
  }
}
