package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoProvider;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.function.Supplier;

/** A library that reads keys as Bouncy Castle does and fails whenever it should verify. */
final class BrokenProvider extends Provider {
  private final transient Supplier<Exception> failure;

  BrokenProvider(Supplier<Exception> failure) {
    super("Broken", "1.0", "fails to verify");
    this.failure = failure;
  }

  @Override
  public Service getService(String type, String algorithm) {
    return type.equals("Signature")
        ? new BrokenSignatures(algorithm)
        : CryptoProvider.bouncyCastle().provider().getService(type, algorithm);
  }

  private final class BrokenSignatures extends Service {
    BrokenSignatures(String algorithm) {
      super(BrokenProvider.this, "Signature", algorithm, "none", null, null);
    }

    @Override
    public Object newInstance(Object parameter) {
      return new BrokenSignature(failure);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return true;
    }
  }

  private static final class BrokenSignature extends SignatureSpi {
    private final Supplier<Exception> failure;

    BrokenSignature(Supplier<Exception> failure) {
      this.failure = failure;
    }

    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {}

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      Exception thrown = failure.get();
      if (thrown instanceof SignatureException checked) {
        throw checked;
      }
      throw (RuntimeException) thrown;
    }

    @Override
    protected void engineUpdate(byte single) {}

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
