// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;

/** The layers of a network that denoises, from its inputs to its prediction. */
@FunctionalInterface
public interface Architecture {

  /**
   * The inputs of the layers.
   *
   * @param noisy x', of the latents' shape
   * @param base the clean estimate of another denoiser, of the latents' shape, if the network
   *     corrects one
   * @param time the encoded noise level; absent if each level has a network of its own
   * @param condition the prompt's vector
   */
  record Inputs(Value noisy, Optional<Value> base, Optional<Value> time, Value condition) {

    /** Returns the noisy rows, and beside them the other denoiser's estimate. */
    public List<Value> images() {
      List<Value> images = new ArrayList<>(List.of(noisy));
      base.ifPresent(images::add);
      return images;
    }

    /** Returns the noise level and the prompt's vector. */
    public List<Value> conditioning() {
      List<Value> conditioning = new ArrayList<>();
      time.ifPresent(conditioning::add);
      conditioning.add(condition);
      return conditioning;
    }
  }

  /** Adds the layers and returns the prediction F, of the latents' shape. */
  Value prediction(Network.Builder builder, Inputs inputs);
}
