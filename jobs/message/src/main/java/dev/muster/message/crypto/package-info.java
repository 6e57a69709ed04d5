/**
 * The one port to cryptographic libraries. Whatever implements an algorithm is named here and
 * nowhere else, so that another module, as a certified one, can take its place.
 */
package dev.muster.message.crypto;
