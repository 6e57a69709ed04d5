/** Strict, deterministic CBOR (RFC 8949 section 4.2.1). */
package dev.muster.message.cbor;
