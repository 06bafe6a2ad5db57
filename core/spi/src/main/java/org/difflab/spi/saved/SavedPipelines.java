// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.saved;

/**
 * Opens the pipelines that earlier runs saved. The constructor of a component may ask for this.
 * Safe for several threads.
 *
 * @since 0.3
 */
public interface SavedPipelines {

  /**
   * Opens the pipeline of a finished trial. Its weights are read when they are asked for.
   *
   * @param source which pipeline, from the options of the component
   * @throws org.difflab.spi.InputException naming the folder or file, if there is no run folder, no
   *     such trial was finished in it, its description cannot be read, or it names components that
   *     are not installed
   */
  SavedPipeline open(SavedSource source);
}
