package dev.muster.control;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.schemas.RuleBundle;
import dev.muster.schemas.RuleDocument;
import java.util.List;

/** Rule bundles as Avro. */
final class RulesContent extends AvroControlContent<TextBundle, RuleBundle> {
  RulesContent() {
    super(
        ControlKind.RULES,
        new AvroContent<>(new RuleBundle()),
        bundle -> TextBundle.RULES,
        TextBundle::version,
        TextBundle::expiresAt);
  }

  @Override
  protected RuleBundle avro(TextBundle bundle) {
    List<RuleDocument> documents =
        bundle.documents().stream().map(one -> new RuleDocument(one.name(), one.text())).toList();
    return new RuleBundle(bundle.version(), bundle.expiresAt(), documents);
  }

  @Override
  protected TextBundle content(RuleBundle avro) {
    List<TextDocument> documents =
        avro.getRules().stream()
            .map(one -> new TextDocument(one.getName(), one.getText()))
            .toList();
    return new TextBundle(avro.getVersion(), avro.getExpiresAt(), documents);
  }
}
