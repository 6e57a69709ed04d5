package dev.muster.control;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.schemas.RuleBundle;
import dev.muster.schemas.RuleDocument;
import java.util.List;

/** Rule bundles as Avro. */
final class RulesContent extends BundleContent<RuleBundle> {
  RulesContent() {
    super(ControlKind.RULES, TextBundle.RULES, new RuleBundle());
  }

  @Override
  RuleBundle avro(TextBundle bundle) {
    List<RuleDocument> documents =
        bundle.documents().stream().map(one -> new RuleDocument(one.name(), one.text())).toList();
    return new RuleBundle(bundle.version(), bundle.expiresAt(), documents);
  }

  @Override
  TextBundle bundle(RuleBundle avro) {
    List<TextDocument> documents =
        avro.getRules().stream()
            .map(one -> new TextDocument(one.getName(), one.getText()))
            .toList();
    return new TextBundle(avro.getVersion(), avro.getExpiresAt(), documents);
  }
}
