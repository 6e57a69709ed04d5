package dev.muster.condition;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the tree of a condition tells before it is ever evaluated. */
final class ConditionShape {
  private static final String MATCHES = "matches";

  private final CelAbstractSyntaxTree tree;
  private final CelNavigableExpr root;
  private final List<ConditionDefect> defects = new ArrayList<>();

  private ConditionShape(CelAbstractSyntaxTree tree) {
    this.tree = tree;
    this.root = CelNavigableAst.fromAst(tree).getRoot();
  }

  static ConditionShape of(CelAbstractSyntaxTree tree) {
    return new ConditionShape(tree);
  }

  void requireBounded() throws ConditionRefusedException {
    if (root.height() > ConditionLimits.MAX_DEPTH) {
      found(root, ConditionAdvice.TOO_DEEP);
    } else {
      root.allNodes().forEach(this::examine);
    }
    if (!defects.isEmpty()) {
      throw new ConditionRefusedException(defects);
    }
  }

  /** Attributes that are read or asked for, as {@code subject.attribute}, and bare names. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    root.allNodes()
        .filter(node -> node.getKind() == Kind.IDENT)
        .forEach(node -> names.add(node.expr().ident().name() + selected(node)));
    return Set.copyOf(names);
  }

  private static String selected(CelNavigableExpr name) {
    return name.parent()
        .filter(above -> above.getKind() == Kind.SELECT)
        .map(above -> "." + above.expr().select().field())
        .orElse("");
  }

  private void examine(CelNavigableExpr node) {
    if (node.getKind() == Kind.COMPREHENSION && withinComprehension(node)) {
      found(node, "a comprehension lies within another: write one all, exists or filter");
    }
    if (node.getKind() == Kind.CALL && node.expr().call().function().equals(MATCHES)) {
      examineMatch(node);
    }
  }

  private void examineMatch(CelNavigableExpr node) {
    if (withinComprehension(node)) {
      found(node, "matches lies within a comprehension: write it outside");
    }
    CelExpr.CelCall call = node.expr().call();
    CelExpr pattern = call.args().get(call.args().size() - 1);
    if (pattern.getKind() != Kind.CONSTANT
        || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      found(node, "the pattern of matches is computed: write it as text in quotes");
      return;
    }
    try {
      if (ConditionLimits.programSize(pattern.constant().stringValue())
          > ConditionLimits.MAX_REGEX_PROGRAM) {
        found(node, "the pattern of matches is too large: write a shorter one");
      }
    } catch (PatternSyntaxException e) {
      found(node, "the pattern of matches is not RE2 syntax: " + e.getDescription());
    }
  }

  private static boolean withinComprehension(CelNavigableExpr node) {
    for (Optional<CelNavigableExpr> above = node.parent();
        above.isPresent();
        above = above.get().parent()) {
      if (above.get().getKind() == Kind.COMPREHENSION) {
        return true;
      }
    }
    return false;
  }

  private void found(CelNavigableExpr node, String message) {
    CelSource source = tree.getSource();
    Integer offset = source.getPositionsMap().get(node.id());
    Optional<CelSourceLocation> place =
        offset == null ? Optional.empty() : source.getOffsetLocation(offset);
    defects.add(
        new ConditionDefect(
            place.map(CelSourceLocation::getLine).orElse(1),
            place.map(one -> one.getColumn() + 1).orElse(1),
            message));
  }
}
