package dev.launchway.text;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as text: plain digits, never with an exponent, and the same on every Java. A text that is read again gives the same
 * number.
 */
public final class NumberText {

    /** A number with more digits than any {@code double} needs is shorter with an exponent, and its digits could fill the memory. */
    private static final int MOST_DIGITS = 1100;

    /** So many digits tell every {@code double} from its neighbours. */
    private static final int DOUBLE_DIGITS = 17;

    private static final int FLOAT_DIGITS = 9;

    private NumberText() {}

    /**
     * The text of a number. That of a {@code double} or {@code float} has as few digits as tell it from its neighbours, and at
     * least one behind the point: {@code 10000000.0}, {@code 0.0001}, {@code -0.0}.
     *
     * @param number any number
     * @return its digits; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is none; a {@code BigDecimal} with more than
     *     1100 digits, zeros included, keeps its exponent
     */
    public static String of(Number number) {
        if (number instanceof Double one) {
            return ofDouble(one);
        }
        if (number instanceof Float one) {
            return ofFloat(one);
        }
        if (number instanceof BigDecimal one) {
            boolean plain = (long) one.precision() + Math.abs((long) one.scale()) <= MOST_DIGITS;
            return plain ? one.toPlainString() : one.toString();
        }
        return number.toString();
    }

    private static String ofDouble(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return withPoint(rounded);
            }
        }
        return withPoint(exact.round(new MathContext(DOUBLE_DIGITS)));
    }

    private static String ofFloat(float number) {
        if (!Float.isFinite(number) || number == 0) {
            return Float.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < FLOAT_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.floatValue() == number) {
                return withPoint(rounded);
            }
        }
        return withPoint(exact.round(new MathContext(FLOAT_DIGITS)));
    }

    private static String withPoint(BigDecimal number) {
        return number.scale() < 1 ? number.toBigInteger() + ".0" : number.toPlainString();
    }
}
