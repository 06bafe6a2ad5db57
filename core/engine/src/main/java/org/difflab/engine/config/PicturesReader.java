// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.Scalars;
import org.difflab.spi.Shape;

/** Reads which pictures to draw of each trial. */
final class PicturesReader {

  private final Problems problems;
  private final Scalars scalars;

  PicturesReader(Problems problems) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
  }

  /**
   * Reads the list.
   *
   * @param shape the layout of samples; unknown if the data set has problems
   */
  List<PictureKind> read(Node node, Optional<Shape> shape) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.report(
          node.place(),
          "pictures must be a list of names ("
              + String.join(", ", PictureKind.words())
              + "), found "
              + node.found());
      return List.of();
    }
    List<PictureKind> pictures = new ArrayList<>();
    for (Node item : sequence.items()) {
      scalars
          .text("a picture", item)
          .flatMap(word -> kind(item, word))
          .filter(kind -> suits(item, kind, shape))
          .filter(kind -> isNew(item, kind, pictures))
          .ifPresent(pictures::add);
    }
    return pictures;
  }

  private Optional<PictureKind> kind(Node item, String word) {
    Optional<PictureKind> kind = PictureKind.of(word);
    if (kind.isEmpty()) {
      problems.report(item.place(), Spelling.unknown("picture", word, PictureKind.words()));
    }
    return kind;
  }

  private boolean suits(Node item, PictureKind kind, Optional<Shape> shape) {
    boolean suits = shape.map(kind::suits).orElse(true);
    if (!suits) {
      problems.report(
          item.place(),
          "picture '"
              + kind.word()
              + "' can be drawn of "
              + kind.needs()
              + ", and a sample of this data set is "
              + (shape.orElseThrow().isImage() ? "an image of " : "as long as ")
              + shape.orElseThrow());
    }
    return suits;
  }

  private boolean isNew(Node item, PictureKind kind, List<PictureKind> pictures) {
    if (pictures.contains(kind)) {
      problems.report(item.place(), "picture '" + kind.word() + "' is in this list already");
    }
    return !pictures.contains(kind);
  }
}
