// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;
import org.difflab.registry.Kind;

/**
 * A pipeline of the file after {@code extends}, before its choices are read.
 *
 * @param name its name
 * @param place where its name stands
 * @param purpose what it is used for
 * @param base whether all pipelines it extends were found
 * @param slots the complete choices; the denoiser may be missing
 */
record PipelineDraft(String name, Place place, Purpose purpose, Base base, Map<Kind, Node> slots) {

  /** Copies the map. */
  PipelineDraft {
    Map<Kind, Node> copy = new EnumMap<>(Kind.class);
    copy.putAll(slots);
    slots = Collections.unmodifiableMap(copy);
  }

  /** The purpose of a pipeline. */
  enum Purpose {
    /** To be trained and compared. */
    TRIALS,
    /** To be extended only. */
    ABSTRACT
  }

  /** Whether all pipelines that a pipeline extends were found. */
  enum Base {
    /** They were found, or there are none. */
    FOUND,
    /**
     * One was not found, which has been reported; slots contain only the pipeline's own choices.
     */
    MISSING
  }
}
