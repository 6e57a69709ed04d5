package dev.muster.cli;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.AdminException;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.MessageType;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device as a user describes it: options of the command line or a line of JSON.
 *
 * @param keys files with public keys, or PEM text
 * @param site and the next three: null when unknown
 * @param cadence seconds; 0 when no messages are expected
 * @param uses names of message types; none means all
 */
record DeviceEntry(
    @JsonProperty(value = "device", required = true) String device,
    @JsonProperty(value = "key", required = true)
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> keys,
    @JsonProperty(value = "cohort", required = true) String cohort,
    @JsonProperty("site") @Nullable String site,
    @JsonProperty("gateway") @Nullable String gateway,
    @JsonProperty("model") @Nullable String model,
    @JsonProperty("firmware") @Nullable String firmware,
    @JsonProperty("cadence") int cadence,
    @JsonProperty("no-clock") boolean noClock,
    @JsonProperty("use") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> uses) {
  private static final ObjectMapper JSON = new ObjectMapper();

  DeviceEntry {
    uses = uses == null ? List.of() : uses;
  }

  /** Reads a file of one JSON object per line; names the line that is wrong. */
  static List<DeviceEntry> readAll(Path file) {
    List<String> lines = lines(file);
    List<DeviceEntry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(parse(lines.get(i), "Line %s of %s".formatted(i + 1, file)));
      }
    }
    return entries;
  }

  /** The record of this version; reads the key files. */
  DeviceRecord record(long version) {
    Set<MessageType> types = MessageTypes.of(uses);
    try {
      return DeviceRecord.of(device, cohort)
          .version(version)
          .site(site)
          .gateway(gateway)
          .model(model)
          .firmware(firmware)
          .keys(keys.stream().map(PublicKeyFile::read).map(key -> deviceKey(key, types)).toList())
          .cadenceSeconds(cadence)
          .hasClock(!noClock)
          .build();
    } catch (IllegalArgumentException e) {
      throw new AdminException(
          "Device %s can't be registered: %s.".formatted(device, e.getMessage()), e);
    }
  }

  private static DeviceKey deviceKey(RawPublicKey key, Set<MessageType> types) {
    return new DeviceKey(key.kid(), SignatureAlgorithm.usualFor(key.type()), key.spki(), types);
  }

  private static DeviceEntry parse(String line, String where) {
    try {
      DeviceEntry entry = JSON.readValue(line, DeviceEntry.class);
      requireComplete(entry, where);
      return entry;
    } catch (JsonProcessingException e) {
      throw new AdminException(
          where + " describes no device: " + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  /** JSON may say that there is none of what must be there. */
  private static void requireComplete(DeviceEntry entry, String where) {
    if (entry == null
        || entry.device == null
        || entry.cohort == null
        || entry.keys == null
        || entry.keys.stream().anyMatch(Objects::isNull)
        || entry.uses.stream().anyMatch(Objects::isNull)) {
      throw new AdminException(
          where + " describes no device: device, key and cohort must be texts.");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AdminException("File %s can't be read.".formatted(file), e);
    }
  }
}
