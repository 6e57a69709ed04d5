/** Forms as the engine takes them: one serializer, one snapshot, one type. */
package dev.muster.stored.serializer;
