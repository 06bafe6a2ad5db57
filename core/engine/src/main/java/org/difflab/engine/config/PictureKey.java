package org.difflab.engine.config;

import java.util.Locale;

/** The keys under {@code picture}. */
enum PictureKey implements Key {
  PROMPTS("which prompts are shown; all unless given"),
  COUNT("how many samples of each prompt are shown; 5 unless given");

  private final String help;

  PictureKey(String help) {
    this.help = help;
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String help() {
    return help;
  }
}
