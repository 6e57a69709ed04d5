package dev.muster.control.registry;

/**
 * A device record that was signed by the registrar, or that a standing was put over, and is newer
 * than all before it.
 *
 * @param validFrom milliseconds of arrival from which records are judged by it, inclusive
 * @param record what the registry says
 */
public record AcceptedDevice(long validFrom, DeviceRecord record) {}
