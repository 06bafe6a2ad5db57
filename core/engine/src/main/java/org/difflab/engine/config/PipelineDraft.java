// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.difflab.engine.registry.Kind;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;

/**
 * A pipeline of the file after {@code extends}, before its choices are read.
 *
 * @param name its name
 * @param place where its name stands
 * @param purpose what it is used for
 * @param base whether everything it extends was found
 * @param slots the choices, in full; the denoiser may be missing
 */
record PipelineDraft(String name, Place place, Purpose purpose, Base base, Map<Kind, Node> slots) {

  /** Copies the map. */
  PipelineDraft {
    Map<Kind, Node> copy = new EnumMap<>(Kind.class);
    copy.putAll(slots);
    slots = Collections.unmodifiableMap(copy);
  }

  /** What a pipeline is there for. */
  enum Purpose {
    /** To be trained and compared. */
    TRIALS,
    /** To be extended only. */
    ABSTRACT
  }

  /** Whether everything that a pipeline extends was found. */
  enum Base {
    /** It was, or there is nothing. */
    FOUND,
    /** It was not, which is reported; slots hold only what stands on its own. */
    MISSING
  }
}
