/** Sections of messages: sealed by devices, opened by those who hold the key of a data class. */
package dev.muster.message.section;
