// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** The colours of plots, which are distinguishable for colour-blind readers. */
public final class Colours {

  /** Paper. */
  public static final Color PAPER = Color.WHITE;

  /** The data. */
  public static final Color TRUE = new Color(0xb9c6d8);

  /** Generated samples. */
  public static final Color GENERATED = new Color(0xd55e00);

  /** Noised data. */
  public static final Color NOISED = new Color(0x2b6cb0);

  /** Lines from one point to another. */
  public static final Color PATH = new Color(0x93a1b5);

  /** Frames and guide lines. */
  static final Color LINE = new Color(0xc4cad3);

  /** Background elements. */
  public static final Color FAINT = new Color(0xdde2e9);

  /**
   * Nine colours and a grey on white paper. They were chosen so that the smallest distance between
   * two of them in OKLab is large for full sight and for sight without red, green or blue receptors
   * (Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
   * deficiency", 2009), each with a contrast of at least 3 to the paper.
   */
  private static final List<Color> ON_LIGHT =
      colours(
          0x1f66b0, 0xc2520a, 0xcc77aa, 0x551122, 0x9900ff, 0x664400, 0x1122aa, 0xaa77ff, 0x880066,
          0x707070);

  /** The corresponding colours for a dark page, chosen in the same way. */
  private static final List<Color> ON_DARK =
      colours(
          0x75b4f5, 0xff9a57, 0xbbffcc, 0xbb2255, 0xffff00, 0x8800ff, 0x3366aa, 0x9977ff, 0xff3300,
          0xa8a8a8);

  private Colours() {}

  private static List<Color> colours(int... values) {
    return IntStream.of(values).mapToObj(Color::new).toList();
  }

  /** Returns the colours of lines and marks on white paper; the last is a grey. */
  public static List<Color> onLight() {
    return ON_LIGHT;
  }

  /** Returns the corresponding colours for a dark page, in the same order. */
  public static List<Color> onDark() {
    return ON_DARK;
  }

  /** Returns the colour of a prompt by its index; colours repeat after ten. */
  public static Color prompt(int number) {
    return ON_LIGHT.get(number % ON_LIGHT.size());
  }
}
