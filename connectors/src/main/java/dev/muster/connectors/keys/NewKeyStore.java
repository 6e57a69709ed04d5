package dev.muster.connectors.keys;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.RawPrivateKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Bytes of a new PKCS#12 file with one P-256 key, encrypted with AES-256 and sealed with
 * HMAC-SHA-256: keytool and OpenSSL read it too.
 */
final class NewKeyStore {
  /**
   * Few, because the password is 192 random bits, which no iterations need to protect. A key store
   * object would take 102,400 at three places: seconds for each file.
   */
  private static final int ITERATIONS = 2_048;

  private static final Provider PROVIDER = CryptoProvider.bouncyCastle().provider();

  private NewKeyStore() {}

  /** Returns a key store that holds this key under this name. */
  static byte[] of(String name, RawPrivateKey key, KeyStorePassword password) {
    try {
      PrivateKey privateKey =
          CryptoProvider.bouncyCastle()
              .keyFactory(key.type().providerName())
              .generatePrivate(new PKCS8EncodedKeySpec(key.revealPkcs8()));
      X509Certificate certificate =
          KeyCertificate.of(name, key.publicKey().spki(), privateKey, PROVIDER);
      return encode(name, privateKey, certificate, password.reveal());
    } catch (GeneralSecurityException | IOException | OperatorCreationException | PKCSException e) {
      throw new IllegalStateException("Bouncy Castle cannot write a PKCS#12 key store", e);
    }
  }

  private static byte[] encode(
      String name, PrivateKey key, X509Certificate certificate, char[] password)
      throws GeneralSecurityException, IOException, OperatorCreationException, PKCSException {
    OutputEncryptor encryptor =
        new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
            .setProvider(PROVIDER)
            .setIterationCount(ITERATIONS)
            .build(password);
    SubjectKeyIdentifier link =
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(certificate.getPublicKey());
    PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
    file.addEncryptedData(
        encryptor, named(new JcaPKCS12SafeBagBuilder(certificate), name, link).build());
    file.addData(named(new JcaPKCS12SafeBagBuilder(key, encryptor), name, link).build());
    return file.build(
            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                .setProvider(PROVIDER)
                .setIterationCount(ITERATIONS),
            password)
        .getEncoded();
  }

  /** Key and certificate find each other by the same link. */
  private static PKCS12SafeBagBuilder named(
      PKCS12SafeBagBuilder bag, String name, SubjectKeyIdentifier link) {
    return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name))
        .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, link);
  }
}
