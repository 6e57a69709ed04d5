package dev.muster.connectors.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A self-signed certificate around a P-256 key, because PKCS#12 keeps no private key without one.
 * Nothing believes it: which keys count is in the root document. Its validity is therefore all time
 * (RFC 5280 section 4.1.2.5 has a date for that).
 */
final class KeyCertificate {
  private static final AlgorithmIdentifier ES256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private KeyCertificate() {}

  static X509Certificate of(String name, byte[] spki, PrivateKey key, Provider provider)
      throws GeneralSecurityException, IOException {
    TBSCertificate content = content(name, spki);
    Signature signature = Signature.getInstance("SHA256withECDSA", provider);
    signature.initSign(key);
    signature.update(content.getEncoded());
    ASN1EncodableVector certificate = new ASN1EncodableVector();
    certificate.add(content);
    certificate.add(ES256);
    certificate.add(new DERBitString(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509", provider)
            .generateCertificate(
                new ByteArrayInputStream(new DERSequence(certificate).getEncoded()));
  }

  private static TBSCertificate content(String name, byte[] spki) {
    X500Name subject = new X500Name("CN=" + name);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(1));
    generator.setSignature(ES256);
    generator.setIssuer(subject);
    generator.setSubject(subject);
    generator.setStartDate(new Time(new ASN1GeneralizedTime("19700101000000Z")));
    generator.setEndDate(new Time(new ASN1GeneralizedTime("99991231235959Z")));
    generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(spki));
    return generator.generateTBSCertificate();
  }
}
