package dev.muster.connectors.kafka;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** As whom clients come to Kafka, in words. Shows no secret: names only, and references to them. */
final class Principal {
  private static final Pattern NAME =
      Pattern.compile("(?i)\\b(username|user|clientid|principal)\\s*=\\s*[\"']?([^\\s;\"']+)");

  private Principal() {}

  /**
   * Names who comes with some client properties, as the brokers' access lists do where they can be
   * known from here.
   */
  static String of(Map<String, String> properties) {
    String login = properties.getOrDefault(SaslConfigs.SASL_JAAS_CONFIG, "");
    Matcher named = NAME.matcher(login);
    if (named.find()) {
      return "User:" + named.group(2);
    }
    if (!login.isEmpty()) {
      return "the user of sasl.jaas.config";
    }
    String keys = properties.getOrDefault(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, "");
    return keys.isEmpty() ? "User:ANONYMOUS" : "the subject of the certificate in " + keys;
  }
}
