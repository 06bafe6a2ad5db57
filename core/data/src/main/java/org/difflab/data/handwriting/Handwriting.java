// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Option;

/**
 * Synthetic handwritten digits and capital letters: 28×28 grey pixels in [−1, 1], −1 being paper,
 * sized and centred as in MNIST. Every character has several glyphs, defined as strokes of a pen;
 * each sample distorts one of them at random. No file or network is needed.
 *
 * <p>Sample i of a part shows character i modulo the number of characters. It depends on the seed,
 * the part, i and that character alone; on any machine its bits are the same.
 */
public final class Handwriting implements Dataset {

  /** The name of this data set. */
  public static final String NAME = "handwriting";

  /** The supported characters. */
  public static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int VERSION = 1;
  private static final Shape SHAPE = new Shape(Pen.SIDE, Pen.SIDE, 1);

  /** The step of the random number that chooses the glyph; the hand uses the steps from 0 on. */
  private static final long CHOICE = -1;

  private final Options options;
  private final Workers workers;

  /**
   * The options of this data set.
   *
   * @param characters the characters written, in the order in which samples show them
   * @param train samples to train on
   * @param validation samples held out of training
   * @param test samples for metrics
   * @param seed chooses the random numbers
   * @param variation the strength of the distortions
   */
  public record Options(
      @Option(
              help = "characters to write, each once; samples cycle over them",
              defaultsTo = CHARACTERS)
          String characters,
      @Option(help = "number of samples to train on", defaultsTo = "20000", min = 1, max = 2e6)
          int train,
      @Option(
              help = "number of samples held out of training, for validation",
              defaultsTo = "0",
              min = 0,
              max = 2e6)
          int validation,
      @Option(help = "number of test samples, for metrics", defaultsTo = "2000", min = 0, max = 2e6)
          int test,
      @Option(help = "seed of the random numbers", defaultsTo = "0") long seed,
      @Option(
              help = "how much samples of a character vary: 0 not at all, 1 as in real handwriting",
              defaultsTo = "1",
              min = 0,
              max = 2)
          double variation) {

    /**
     * Checks the characters.
     *
     * @throws IllegalArgumentException if there are none, one is not supported, or one occurs twice
     */
    public Options {
      Set<String> unknown = new LinkedHashSet<>();
      Set<String> seen = new LinkedHashSet<>();
      for (String character : split(characters)) {
        if (!CHARACTERS.contains(character)) {
          unknown.add("'" + character + "'");
        } else if (!seen.add(character)) {
          throw new IllegalArgumentException(
              "characters must each be named once, found '" + character + "' twice");
        }
      }
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(unknownCharacters(characters, unknown));
      }
      if (seen.isEmpty()) {
        throw new IllegalArgumentException(
            "characters must name at least one of " + CHARACTERS + ", found none");
      }
    }

    private static String unknownCharacters(String characters, Set<String> unknown) {
      String capitals = characters.toUpperCase(Locale.ROOT);
      boolean inCapitals = split(capitals).stream().allMatch(CHARACTERS::contains);
      return "characters: "
          + String.join(", ", unknown)
          + (unknown.size() == 1 ? " is" : " are")
          + " not drawn; there are "
          + CHARACTERS
          + (inCapitals ? "; did you mean '" + capitals + "'?" : "");
    }
  }

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public Handwriting(Options options, Workers workers) {
    this.options = options;
    this.workers = workers;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public List<String> prompts() {
    return split(options.characters());
  }

  @Override
  public SplitSizes sizes() {
    return splits().sizes(prompts());
  }

  private GeneratedSplits splits() {
    Counts counts = new Counts(options.train(), options.validation(), options.test());
    return new GeneratedSplits(NAME, VERSION, options, counts, options.seed());
  }

  @Override
  public Splits load(Progress progress) {
    Alphabet alphabet = GlyphFile.embedded();
    long total = (long) options.train() + options.validation() + options.test();
    try (Progress.Stage stage = progress.begin(NAME, total)) {
      return splits().generate((noise, count) -> write(alphabet, noise, count, stage));
    }
  }

  private Samples write(Alphabet alphabet, Noise noise, int count, Progress.Stage stage) {
    List<String> characters = prompts();
    Hand hand = new Hand(noise, options.variation());
    float[] pixels = new float[Matrix.length(count, SHAPE.size())];
    List<List<String>> prompts =
        workers.mapBlocks(
            count,
            (from, to) -> {
              Pen pen = new Pen();
              List<String> written = new ArrayList<>();
              for (int index = from; index < to; index++) {
                String character = characters.get(index % characters.size());
                Glyph glyph = alphabet.choose(character, noise.uniform(index, CHOICE, 0));
                pen.render(hand.write(glyph, index), pixels, index * SHAPE.size());
                written.add(character);
              }
              stage.advance(to - from);
              return written;
            });
    return new Samples(
        Matrix.wrap(count, SHAPE.size(), pixels), prompts.stream().flatMap(List::stream).toList());
  }

  private static List<String> split(String characters) {
    return characters.codePoints().mapToObj(Character::toString).toList();
  }
}
