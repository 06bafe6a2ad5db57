// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.unet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.denoisers.network.Architecture;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Operation;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;
import org.difflab.spi.Shape;

/**
 * A U-Net (Ronneberger, Fischer and Brox, 2015) of residual blocks, as Ho, Jain and Abbeel,
 * "Denoising diffusion probabilistic models", 2020, appendix B, describe it: levels of halved
 * resolution, in each the same number of blocks down and up, with skip connections from each block
 * to the one opposite.
 *
 * <p>A block adds to its input conv(silu(g)), where h = conv(silu(norm(x))), e is the embedding of
 * noise level and prompt, and g is norm(h + W·e) or, with scale and shift (Dhariwal and Nichol,
 * "Diffusion models beat GANs on image synthesis", 2021, section 3.1), (1 + s)·norm(h) + t with (s,
 * t) = W·e.
 *
 * @param channels channels at full resolution
 * @param multipliers channels of each level, as multiples
 * @param blocks residual blocks of each level, on the way down as on the way up
 * @param attention levels whose blocks are followed by self-attention; 1 is full resolution
 * @param heads heads of the attention
 * @param groups groups of the normalisations
 * @param condition how blocks use the embedding
 */
record Unet(
    int channels,
    List<Integer> multipliers,
    int blocks,
    List<Integer> attention,
    int heads,
    int groups,
    Condition condition)
    implements Architecture {

  /** How a block uses the embedding of noise level and prompt. */
  enum Condition {
    /** A number for each channel is added. */
    ADDED,
    /** Each channel is scaled and shifted after the normalisation. */
    SCALE_SHIFT
  }

  private static final ActivationFunction SILU = ActivationFunction.SILU;
  private static final double EPSILON = 1e-5;

  /** The embedding of noise level and prompt has so many times the channels at full resolution. */
  private static final int EMBEDDING = 4;

  Unet {
    multipliers = List.copyOf(multipliers);
    attention = List.copyOf(attention);
  }

  /** Returns the channels of a level, from 0 on. */
  private int channels(int level) {
    return channels * multipliers.get(level);
  }

  /**
   * Checks that latents are images that can be halved for each level, that groups and heads divide
   * channels, and that attention names levels that exist.
   *
   * @throws IllegalArgumentException with all problems, naming for each the option, what was found,
   *     what is allowed and the nearest possibility
   */
  void check(Shape images) {
    List<String> problems = new ArrayList<>();
    if (images.height() == 1 || images.width() == 1) {
      problems.add(
          "unet needs images (height and width of more than 1), found latents of shape "
              + images
              + "; use it without an encoder, or with one that keeps images, such as scale");
    } else {
      checkHalvings(images, problems);
    }
    checkGroups(problems);
    checkAttention(problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private void checkHalvings(Shape images, List<String> problems) {
    int halvings = multipliers.size() - 1;
    int possible =
        Math.min(
            Integer.numberOfTrailingZeros(images.height()),
            Integer.numberOfTrailingZeros(images.width()));
    if (halvings > possible) {
      problems.add(
          "option 'multipliers': "
              + multipliers.size()
              + " levels halve height and width "
              + halvings
              + (halvings == 1 ? " time" : " times")
              + ", so both must be multiples of "
              + (1L << halvings)
              + ", found "
              + images
              + "; the most levels that images of this size allow are "
              + (possible + 1));
    }
  }

  private void checkGroups(List<String> problems) {
    int common = channels(0);
    for (int level = 1; level < multipliers.size(); level++) {
      common = greatestCommonDivisor(common, channels(level));
    }
    if (common % groups != 0) {
      problems.add(
          "option 'groups': "
              + groups
              + " must divide the channels of each level, which are "
              + IntStream.range(0, multipliers.size()).mapToObj(this::channels).toList()
              + "; the nearest that does is "
              + nearestDivisor(common, groups));
    }
  }

  private void checkAttention(List<String> problems) {
    int levels = multipliers.size();
    for (int level : attention) {
      if (level > levels) {
        problems.add(
            "option 'attention': level "
                + level
                + " does not exist; levels go from 1 to "
                + levels
                + ", as many as 'multipliers' has");
      } else if (channels(level - 1) % heads != 0) {
        problems.add(
            "option 'heads': "
                + heads
                + " must divide the "
                + channels(level - 1)
                + " channels of level "
                + level
                + ", which has attention; the nearest that does is "
                + nearestDivisor(channels(level - 1), heads));
      }
    }
  }

  private static int greatestCommonDivisor(int one, int other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }

  private static int nearestDivisor(int number, int wanted) {
    return IntStream.rangeClosed(1, number)
        .filter(candidate -> number % candidate == 0)
        .boxed()
        .min(Comparator.comparing(candidate -> Math.abs(candidate - wanted)))
        .orElseThrow();
  }

  @Override
  public Value prediction(Network.Builder builder, Inputs inputs) {
    return new Layers(builder, inputs).prediction();
  }

  /** The layers while they are added. */
  private final class Layers {

    private final Network.Builder builder;
    private final Inputs inputs;
    private final Value embedding; // 4·channels
    private final Deque<Value> skips = new ArrayDeque<>();

    Layers(Network.Builder builder, Inputs inputs) {
      this.builder = builder;
      this.inputs = inputs;
      int width = EMBEDDING * channels;
      Value[] conditioning = inputs.conditioning().toArray(Value[]::new);
      Value hidden = builder.activate(SILU, builder.dense(width, Initialisation.HE, conditioning));
      this.embedding = builder.activate(SILU, builder.dense(width, Initialisation.HE, hidden));
    }

    Value prediction() {
      Value images = inputs.images().stream().reduce(builder::concatenate).orElseThrow();
      Value last = convolution(channels, 3, 1, Initialisation.LECUN, images); // h×w×channels
      for (int level = 0; level < multipliers.size(); level++) {
        if (level > 0) {
          last = convolution(channels(level), 3, 2, Initialisation.LECUN, last); // halves h and w
        }
        for (int block = 0; block < blocks; block++) {
          last = attend(level, block(last, channels(level)));
          skips.push(last);
        }
      }
      int deepest = multipliers.size() - 1;
      last = block(attend(deepest, block(last, channels(deepest))), channels(deepest));
      for (int level = deepest; level >= 0; level--) {
        for (int block = 0; block < blocks; block++) {
          Value joined = builder.concatenate(last, skips.pop());
          last = attend(level, block(joined, channels(level)));
        }
        if (level > 0) {
          Value larger = builder.upsample(last); // doubles h and w
          last = convolution(channels(level - 1), 3, 1, Initialisation.LECUN, larger);
        }
      }
      Value active = normalised(last);
      int outputs = inputs.noisy().shape().channels();
      return convolution(outputs, 3, 1, Initialisation.ZERO, active);
    }

    private Value convolution(int to, int size, int stride, Initialisation start, Value from) {
      return builder.convolution(to, size, stride, start, from);
    }

    private Value norm(Value from) {
      return builder.add(new Operation.GroupNorm(from.shape(), groups, EPSILON), from);
    }

    private Value normalised(Value from) {
      return builder.activate(SILU, norm(from));
    }

    private Value conditioned(Value from) {
      int channels = from.shape().channels();
      if (condition == Condition.ADDED) {
        Value shift = builder.dense(channels, Initialisation.LECUN, embedding);
        return norm(builder.add(new Operation.ChannelSum(from.shape()), from, shift));
      }
      Value scaleAndShift = builder.dense(2 * channels, Initialisation.ZERO, embedding);
      return builder.add(new Operation.ChannelScaleShift(from.shape()), norm(from), scaleAndShift);
    }

    private Value block(Value from, int to) {
      Value first = convolution(to, 3, 1, Initialisation.HE, normalised(from));
      Value active = builder.activate(SILU, conditioned(first));
      Value second = convolution(to, 3, 1, Initialisation.ZERO, active);
      Value skip =
          from.shape().channels() == to ? from : convolution(to, 1, 1, Initialisation.LECUN, from);
      return builder.sum(skip, second);
    }

    private Value attend(int level, Value from) {
      if (!attention.contains(level + 1)) {
        return from;
      }
      int width = from.shape().channels();
      Value projected = convolution(3 * width, 1, 1, Initialisation.LECUN, norm(from));
      Value mixed = builder.add(new Operation.Attention(projected.shape(), heads), projected);
      return builder.sum(from, convolution(width, 1, 1, Initialisation.ZERO, mixed));
    }
  }
}
