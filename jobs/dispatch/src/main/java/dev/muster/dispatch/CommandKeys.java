package dev.muster.dispatch;

import dev.muster.message.signature.CoseSigner;

/**
 * The two keys that dispatch alone holds.
 *
 * @param dispatcher signs commands to devices
 * @param registrar signs the standings that go with them
 */
public record CommandKeys(CoseSigner dispatcher, CoseSigner registrar) {}
