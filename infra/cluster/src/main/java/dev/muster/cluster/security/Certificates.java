package dev.muster.cluster.security;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of one cluster, and what it has certified: PKCS #12 stores, valid for
 * 127.0.0.1 and for a year. The authority's key is nowhere but in memory.
 */
public final class Certificates {
  private static final Duration VALID = Duration.ofDays(365);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  private static final String OWN = "own";
  private static final String SIGNATURE = "SHA256withECDSA";

  private final KeyPair authority;
  private final X509Certificate certificate;

  private Certificates(KeyPair authority, X509Certificate certificate) {
    this.authority = authority;
    this.certificate = certificate;
  }

  /** A new authority. */
  public static Certificates create() {
    try {
      KeyPair pair = pair();
      X500Name name = new X500Name("CN=muster-cluster");
      return new Certificates(pair, certify(name, pair.getPrivate(), name, pair, true));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new ClusterException("Certificates can't be made: " + e.getMessage(), e);
    }
  }

  /** Whether a store has a certificate that is good for a while: clients know its authority. */
  public static boolean isGood(Path file, String password) {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      ((X509Certificate) store.getCertificate(OWN))
          .checkValidity(Date.from(Instant.now().plus(RENEWED_BEFORE)));
      return true;
    } catch (CertificateException e) {
      return false;
    } catch (GeneralSecurityException | IOException e) {
      throw new ClusterException("The store %s can't be read.".formatted(file), e);
    }
  }

  /** Writes a store with the authority's certificate alone. */
  public void trust(Path file, String password) {
    write(file, password, store -> store.setCertificateEntry("authority", certificate));
  }

  /** Writes a store with a new key and its certificate. */
  public void certified(Path file, String password, String commonName) {
    write(
        file,
        password,
        store -> {
          KeyPair pair = pair();
          X500Name issuer =
              X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
          X509Certificate own =
              certify(
                  issuer, authority.getPrivate(), new X500Name("CN=" + commonName), pair, false);
          store.setKeyEntry(
              OWN,
              pair.getPrivate(),
              password.toCharArray(),
              new X509Certificate[] {own, certificate});
        });
  }

  private interface Filling {
    void fill(KeyStore store)
        throws GeneralSecurityException, IOException, OperatorCreationException;
  }

  private static void write(Path file, String password, Filling filling) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.fill(store);
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new ClusterException("The store %s can't be written.".formatted(file), e);
    }
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate certify(
      X500Name issuer, PrivateKey signer, X500Name subject, KeyPair pair, boolean authority)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALID)),
            subject,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.dNSName, "localhost")
            }));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer)));
  }
}
