/** COSE structures and labels (RFC 9052, 9596, 9597) that every signed object shares. */
package dev.muster.message.cose;
