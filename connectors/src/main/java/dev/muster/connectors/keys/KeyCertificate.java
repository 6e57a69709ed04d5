package dev.muster.connectors.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed certificate around a P-256 key, because PKCS#12 keeps no private key without one.
 * Nothing believes it: which keys count is in the root document. Its validity is therefore all time
 * (RFC 5280 section 4.1.2.5 has a date for that).
 */
final class KeyCertificate {
  private static final Date BEGINNING = Date.from(Instant.EPOCH);
  private static final Date NO_END = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

  private KeyCertificate() {}

  static X509Certificate of(String name, byte[] spki, PrivateKey key, Provider provider)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name subject = new X500Name("CN=" + name);
    X509CertificateHolder certificate =
        new X509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                BEGINNING,
                NO_END,
                subject,
                SubjectPublicKeyInfo.getInstance(spki))
            .build(new JcaContentSignerBuilder("SHA256withECDSA").setProvider(provider).build(key));
    return new JcaX509CertificateConverter().setProvider(provider).getCertificate(certificate);
  }
}
