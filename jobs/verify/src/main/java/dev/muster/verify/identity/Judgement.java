package dev.muster.verify.identity;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.gap.GapRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checks made of one message.
 *
 * @param state the device's state from now on; the same instance if nothing changed
 * @param gaps gap runs that this message closed
 * @param speaker the registry record of the device that is proved to have spoken; null where the
 *     message is not authenticated or its number was seen before
 * @param doubt that nobody is proved to have sent it, though its device is known; null for others
 */
public record Judgement(
    DeviceState state,
    Verdict verdict,
    List<GapRun> gaps,
    @Nullable DeviceRecord speaker,
    @Nullable Doubt doubt) {}
