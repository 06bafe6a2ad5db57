package org.difflab.cli.plot;

import java.awt.Color;
import java.util.List;

/** The colours of plots, which also colour-blind readers tell apart. */
public final class Colours {

  /** Paper. */
  public static final Color PAPER = Color.WHITE;

  /** What is true: the data. */
  public static final Color TRUE = new Color(0xb9c6d8);

  /** What was generated. */
  public static final Color GENERATED = new Color(0xd55e00);

  /** What is noised. */
  public static final Color NOISED = new Color(0x2b6cb0);

  /** Lines from one point to another. */
  public static final Color PATH = new Color(0x93a1b5);

  /** Frames and lines that only lead the eye. */
  static final Color LINE = new Color(0xc4cad3);

  /** What stands behind everything else. */
  public static final Color FAINT = new Color(0xdde2e9);

  private static final List<Color> PROMPTS =
      List.of(
          new Color(0x2b6cb0),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xb8860b),
          new Color(0x56b4e9),
          new Color(0x6b4fa0),
          new Color(0x555555));

  private Colours() {}

  /** Returns the colour of a prompt by its number; they come round again after eight. */
  public static Color prompt(int number) {
    return PROMPTS.get(number % PROMPTS.size());
  }
}
