package dev.muster.message.reading;

import dev.muster.message.cbor.MalformedCborException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The numbers that CBOR writes with a tag: integers as byte strings (2 and 3) and decimal fractions
 * (4), which RFC 8428 allows and libraries write for their own number types. Bounded in size before
 * anything is computed.
 */
final class SenmlNumbers {
  private static final long POSITIVE = 2;
  private static final long NEGATIVE = 3;
  private static final long DECIMAL = 4;

  /** Beyond 2^1024 no number is finite as a 64-bit float. */
  private static final int MAX_BYTES = 128;

  private static final long MAX_EXPONENT = 400;

  private SenmlNumbers() {}

  /** Reads the content of a tag. */
  static double tagged(long tag, SenmlCursor in) throws MalformedCborException {
    double number = tag == DECIMAL ? decimal(in) : integer(tag, in).doubleValue();
    if (!Double.isFinite(number)) {
      throw new MalformedCborException("no finite number");
    }
    return number;
  }

  private static double decimal(SenmlCursor in) throws MalformedCborException {
    if (in.head(SenmlCursor.ARRAY) != 2) {
      throw new MalformedCborException("a decimal fraction of other than two parts");
    }
    long exponent = in.integer();
    if (exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT) {
      throw new MalformedCborException("an exponent beyond its bound");
    }
    BigInteger mantissa = in.atTag() ? integer(in.tag(), in) : BigInteger.valueOf(in.integer());
    return new BigDecimal(mantissa, (int) -exponent).doubleValue();
  }

  private static BigInteger integer(long tag, SenmlCursor in) throws MalformedCborException {
    if (tag != POSITIVE && tag != NEGATIVE) {
      throw new MalformedCborException("a tag that makes no number");
    }
    byte[] size = in.data();
    if (size.length > MAX_BYTES) {
      throw new MalformedCborException("no finite number");
    }
    BigInteger positive = new BigInteger(1, size);
    return tag == NEGATIVE ? positive.not() : positive;
  }
}
