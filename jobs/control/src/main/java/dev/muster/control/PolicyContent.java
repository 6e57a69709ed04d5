package dev.muster.control;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.schemas.PolicyBundle;
import dev.muster.schemas.PolicyDocument;
import java.util.List;

/** Policy bundles as Avro. */
final class PolicyContent extends AvroControlContent<TextBundle, PolicyBundle> {
  PolicyContent() {
    super(
        ControlKind.POLICY,
        new AvroContent<>(new PolicyBundle()),
        bundle -> TextBundle.POLICY,
        TextBundle::version,
        TextBundle::expiresAt);
  }

  @Override
  protected PolicyBundle avro(TextBundle bundle) {
    List<PolicyDocument> documents =
        bundle.documents().stream().map(one -> new PolicyDocument(one.name(), one.text())).toList();
    return new PolicyBundle(bundle.version(), bundle.expiresAt(), documents);
  }

  @Override
  protected TextBundle content(PolicyBundle avro) {
    List<TextDocument> documents =
        avro.getPolicies().stream()
            .map(one -> new TextDocument(one.getName(), one.getText()))
            .toList();
    return new TextBundle(avro.getVersion(), avro.getExpiresAt(), documents);
  }
}
