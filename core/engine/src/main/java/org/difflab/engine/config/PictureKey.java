// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

/** The keys under {@code picture}. */
enum PictureKey implements Key {
  PROMPTS("which prompts are shown; default all, or 40 evenly chosen where there are more"),
  COUNT("how many samples of each prompt are shown; default 5");

  private final String help;

  PictureKey(String help) {
    this.help = help;
  }

  @Override
  public String help() {
    return help;
  }
}
