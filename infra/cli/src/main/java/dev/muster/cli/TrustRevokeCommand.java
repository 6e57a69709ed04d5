package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Revokes keys of a device; returns when the revocation is valid. */
@Command(
    name = "revoke",
    description = "Revoke a device's keys, or one of them with --kid.",
    footer = "  ./muster trust revoke pump-7 --kid 0123456789abcdef")
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class TrustRevokeCommand implements Callable<Integer> {
  @Mixin private FleetAccess fleet;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "DEVICE", description = "Whose keys.")
  private String device;

  @Option(names = "--kid", paramLabel = "HEX", description = "Only this key, as device show says.")
  private @Nullable String kid;

  @Override
  public Integer call() throws InterruptedException {
    DeviceRecord record = DeviceStatusCommand.known(fleet.registry(), device);
    List<Long> kids = kids(record);
    TrustBundle bundle = bundleWith(kids);
    long validFrom = fleet.revoker().publish(List.of(bundle));
    for (long revoked : kids) {
      json.print(
          view(bundle, revoked, validFrom),
          "%s of %s revoked: trust version %s"
              .formatted(DeviceView.kid(revoked), device, bundle.version()));
    }
    return 0;
  }

  private List<Long> kids(DeviceRecord record) {
    List<Long> all = record.keys().stream().map(DeviceKey::kid).toList();
    List<Long> named =
        all.stream().filter(one -> kid == null || DeviceView.kid(one).equals(kid)).toList();
    if (named.isEmpty()) {
      throw new AdminException(
          "Device %s has no key %s: ./muster device show %s lists them."
              .formatted(device, kid == null ? "at all" : kid, device));
    }
    return named;
  }

  private TrustBundle bundleWith(List<Long> kids) {
    TrustBundle before = fleet.trust().newest(TrustBundle.SUBJECT).orElse(null);
    Set<RevokedKey> revoked = new HashSet<>(before == null ? Set.of() : before.revoked());
    kids.forEach(one -> revoked.add(new RevokedKey(device, one)));
    return new TrustBundle(before == null ? 1 : before.version() + 1, fleet.expiry(), revoked);
  }

  private View view(TrustBundle bundle, long revoked, long validFrom) {
    return new View(
        device,
        DeviceView.kid(revoked),
        bundle.version(),
        Instant.ofEpochMilli(validFrom).toString());
  }

  private record View(String device, String kid, long trustVersion, String validFrom) {}
}
