package dev.muster.verify;

import java.util.List;

/**
 * What the checks made of one message.
 *
 * @param state the device's state from now on; the same instance if nothing changed
 * @param verdict the one verdict
 * @param gaps gap runs that this message closed
 */
public record Judgement(DeviceState state, Verdict verdict, List<GapRun> gaps) {}
