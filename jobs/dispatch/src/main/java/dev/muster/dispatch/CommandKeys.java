package dev.muster.dispatch;

import dev.muster.message.signature.CoseSigner;

/**
 * The two keys that dispatch alone holds.
 *
 * @param dispatcher signs commands to devices
 * @param standing signs the standings that go with them, and can sign nothing else
 */
public record CommandKeys(CoseSigner dispatcher, CoseSigner standing) {}
