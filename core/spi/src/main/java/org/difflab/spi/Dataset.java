package org.difflab.spi;

import java.util.List;

/**
 * Where samples come from. What is known without reading the data ({@link #shape}, {@link
 * #prompts}) lets a configuration be checked before anything is downloaded.
 */
public interface Dataset {

  /** Returns how the values of a sample are laid out. */
  Shape shape();

  /**
   * Returns every prompt that samples carry, in the order in which they should be shown; distinct,
   * not empty.
   */
  List<String> prompts();

  /**
   * Reads or makes the samples: the same ones each time.
   *
   * @param progress told of downloads and long reads
   * @throws InputException if the data are missing, damaged or not what they should be
   */
  Splits load(Progress progress);
}
