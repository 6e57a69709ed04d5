/**
 * The first stage: who sent a message, is it unchanged, fresh, new, and is its sender in good
 * standing? Every record of the telemetry topic gets exactly one {@link dev.muster.verify.Verdict},
 * in an order of checks that {@link dev.muster.verify.VerdictReason} fixes.
 *
 * <p>Everything in this package is pure: state and a record go in, new state, a verdict and gap
 * runs come out. Nothing reads a clock. The Flink operators that hold the state are in {@code
 * operator}.
 */
package dev.muster.verify;
