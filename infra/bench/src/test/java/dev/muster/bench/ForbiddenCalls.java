package dev.muster.bench;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Java offers and nothing here may call, each with its reason and what to call instead. */
enum ForbiddenCalls {
  CASE_OF_THE_LANGUAGE(
      "a key that is lower case in Turkish is another key: name Locale.ROOT",
      "java.lang.String.toLowerCase()",
      "java.lang.String.toUpperCase()"),
  CHARSET_OF_THE_MACHINE(
      "bytes mean the same everywhere: name the charset",
      "java.lang.String.getBytes()",
      "java.lang.String.<init>([B)",
      "java.lang.String.<init>([B, int, int)",
      "java.io.InputStreamReader.<init>(java.io.InputStream)",
      "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
      "java.io.FileReader.<init>(java.io.File)",
      "java.io.FileReader.<init>(java.lang.String)",
      "java.io.FileWriter.<init>(java.io.File)",
      "java.io.FileWriter.<init>(java.lang.String)"),
  PROVIDER_OF_THE_JVM(
      "the JDK's own elliptic curves accept some invalid signatures, and what is registered counts for"
          + " all jobs of a JVM: ask CryptoProvider",
      "java.security.Signature.getInstance(java.lang.String)",
      "java.security.KeyFactory.getInstance(java.lang.String)",
      "javax.crypto.KeyAgreement.getInstance(java.lang.String)",
      "javax.crypto.Cipher.getInstance(java.lang.String)",
      "java.security.Security.addProvider(java.security.Provider)",
      "java.security.Security.insertProviderAt(java.security.Provider, int)"),
  CHANCE(
      "what happens is to be repeatable, and what must not be guessed comes of SecureRandom:"
          + " take a seed, or a source of chance from the caller",
      "java.lang.Math.random()",
      "java.util.Random.<init>()",
      "java.util.concurrent.ThreadLocalRandom.current()"),
  OBJECTS_FROM_BYTES(
      "bytes of others may name any class: read a form of ours",
      "java.io.ObjectInputStream.<init>(java.io.InputStream)",
      "java.io.ObjectInputStream.readObject()"),
  OLD_TIME(
      "they are mutable, or not for many threads: java.time",
      "java.util.Date.<init>()",
      "java.util.Calendar.getInstance()",
      "java.text.SimpleDateFormat.<init>(java.lang.String)",
      "java.time.ZoneId.systemDefault()"),
  STOPPED_THREADS(
      "they leave what they held as it was: interrupt, and wait",
      "java.lang.Thread.stop()",
      "java.lang.Thread.suspend()");

  final String reason;
  private final String calls;

  ForbiddenCalls(String reason, String... calls) {
    this.reason = reason;
    this.calls = Arrays.stream(calls).map(Pattern::quote).collect(Collectors.joining("|"));
  }

  DescribedPredicate<JavaCall<?>> call() {
    return DescribedPredicate.describe(
        name(), call -> call.getTarget().getFullName().matches(calls));
  }
}
