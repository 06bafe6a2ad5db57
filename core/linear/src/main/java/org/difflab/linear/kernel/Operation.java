// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.difflab.spi.Shape;

/**
 * What a kernel computes of each row, with the shapes of inputs and output and the layout of the
 * parameters. Images are laid out as {@link Shape} states, [height][width][channels]; formulas
 * write x(p, c) for channel c of pixel p = (i, j).
 */
public sealed interface Operation {

  /** Returns the shapes of a row of each input. */
  List<Shape> inputs();

  /** Returns the shape of a row of output. */
  Shape output();

  /** Returns the number of parameters. */
  default int parameters() {
    return 0;
  }

  /** Returns how many inputs, from the first on, have a gradient. */
  default int differentiableInputs() {
    return inputs().size();
  }

  /** Returns whether the backward pass reads the inputs, so that they have to be kept for it. */
  default boolean backwardReadsInputs() {
    return true;
  }

  /**
   * Creates the kernel.
   *
   * @param kernels what computes
   * @param rows how many rows each pass has, at least 1
   * @param gradients which gradients it computes
   * @throws IllegalArgumentException if the rows are less than 1, or too many for an array
   */
  Kernel kernel(Kernels kernels, int rows, Gradients gradients);

  /** Checks an argument that has a lower limit. */
  private static void requireAtLeast(String argument, int found, int least) {
    if (found < least) {
      throw new IllegalArgumentException(
          argument + " must be at least " + least + ", found " + found);
    }
  }

  /** Checks that parts of equal size are possible. */
  private static void requireDivisor(String parts, int found, String whole, int size) {
    if (found < 1 || size % found != 0) {
      throw new IllegalArgumentException(
          parts + " must divide the " + whole + ", " + size + ", found " + found);
    }
  }

  /** Checks that lines and columns of an image come in pairs. */
  private static void requireEvenSides(Shape input) {
    if (input.height() % 2 != 0 || input.width() % 2 != 0) {
      throw new IllegalArgumentException(
          "pooling by 2 needs an image of even height and width, found " + describe(input));
    }
  }

  private static String describe(Shape shape) {
    return shape.height() + "x" + shape.width() + "x" + shape.channels();
  }

  /**
   * A convolution, more exactly a cross-correlation: y(i, j, o) = b(o) + Σ w(k, l, c, o)·x(i·s + k
   * − r, j·s + l − r, c), over the places k, l of a square of {@code size} and the input's channels
   * c, with stride s and padding r: x is 0 outside of the image. The output has ⌊(h + 2r − size)/s⌋
   * + 1 lines for the h of the input, and as many columns for its width.
   *
   * <p>Parameters: w as [size][size][input channels][channels], then b as [channels].
   *
   * @param input an image
   * @param channels channels of the output
   * @param size side of the square
   * @param stride distance between neighbouring places of the square
   * @param padding lines and columns of zeros on each side, less than the size
   */
  record Convolution(Shape input, int channels, int size, int stride, int padding)
      implements Operation {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Convolution {
      requireAtLeast("channels", channels, 1);
      requireAtLeast("size", size, 1);
      requireAtLeast("stride", stride, 1);
      if (padding < 0 || padding >= size) {
        throw new IllegalArgumentException(
            "padding must be from 0 to " + (size - 1) + " for size " + size + ", found " + padding);
      }
      if (Math.min(input.height(), input.width()) + 2 * padding < size) {
        throw new IllegalArgumentException(
            "size must be at most the sides of the padded image, "
                + (input.height() + 2 * padding)
                + "x"
                + (input.width() + 2 * padding)
                + ", found "
                + size);
      }
    }

    /**
     * Returns a convolution with "same" padding, (size − 1)/2: the output has ⌈h/stride⌉ lines.
     *
     * @throws IllegalArgumentException if a size is out of range, or {@code size} is even
     */
    public static Convolution same(Shape input, int channels, int size, int stride) {
      if (size % 2 == 0) {
        throw new IllegalArgumentException(
            "size must be odd for equal padding on both sides, found " + size);
      }
      return new Convolution(input, channels, size, stride, (size - 1) / 2);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return new Shape(places(input.height()), places(input.width()), channels);
    }

    private int places(int side) {
      return (side + 2 * padding - size) / stride + 1;
    }

    /** Returns the number of weights, without the biases. */
    int weights() {
      return Math.multiplyExact(patch(), channels);
    }

    /** Returns the number of values that each value of the output is computed from. */
    int patch() {
      return Math.multiplyExact(size * size, input.channels());
    }

    @Override
    public int parameters() {
      return Math.addExact(weights(), channels);
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.convolution(this, rows, gradients);
    }
  }

  /**
   * Group normalisation (Wu and He, "Group normalization", ECCV 2018): y(p, c) = γ(c)·(x(p, c) −
   * μ)/√(v + ε) + β(c), with mean μ and (biased) variance v of the row's values in all pixels of
   * the channels of c's group. Groups are neighbouring channels.
   *
   * <p>Parameters: scales γ, then shifts β, [channels] each.
   *
   * @param input an image
   * @param groups number of groups, which divides the channels
   * @param epsilon ε, above 0
   */
  record GroupNorm(Shape input, int groups, double epsilon) implements Operation {

    /**
     * Checks groups and ε.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public GroupNorm {
      requireDivisor("groups", groups, "channels", input.channels());
      if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
        throw new IllegalArgumentException("epsilon must be above 0, found " + epsilon);
      }
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public int parameters() {
      return 2 * input.channels();
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.groupNorm(this, rows, gradients);
    }
  }

  /**
   * A dense layer: y(o) = b(o) + Σᵢ x(i)·w(i, o), whatever the shape of the input.
   *
   * <p>Parameters: w as [inputs][units], then b as [units].
   *
   * @param input what is read as one vector
   * @param units length of the output
   */
  record Dense(Shape input, int units) implements Operation {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if {@code units} is less than 1
     */
    public Dense {
      requireAtLeast("units", units, 1);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return Shape.vector(units);
    }

    /** Returns the number of weights, without the biases. */
    int weights() {
      return Math.multiplyExact(input.size(), units);
    }

    @Override
    public int parameters() {
      return Math.addExact(weights(), units);
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.dense(this, rows, gradients);
    }
  }

  /**
   * Self-attention of pixels (Vaswani et al., "Attention is all you need", NeurIPS 2017, section
   * 3.2): for each head, y(p) = Σᵣ softmaxᵣ(q(p)·k(r)/√d)·v(r) over all pixels r. The projections
   * before and after are convolutions of size 1.
   *
   * @param input an image of 3·C channels: queries, keys and values of C channels each, in which
   *     the d = C/heads channels of a head are neighbours
   * @param heads number of heads, which divides C
   */
  record Attention(Shape input, int heads) implements Operation {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the channels are not a multiple of 3, or the heads do not
     *     divide a third of them
     */
    public Attention {
      if (input.channels() % 3 != 0) {
        throw new IllegalArgumentException(
            "channels of attention's input must be a multiple of 3 (queries, keys and values),"
                + " found "
                + input.channels());
      }
      requireDivisor("heads", heads, "channels of queries", input.channels() / 3);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return new Shape(input.height(), input.width(), input.channels() / 3);
    }

    /** Returns d, the channels of a head. */
    int headChannels() {
      return input.channels() / 3 / heads;
    }

    /** Returns the number of pixels. */
    int pixels() {
      return input.height() * input.width();
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.attention(this, rows, gradients);
    }
  }

  /**
   * A function of each value.
   *
   * @param input any shape
   * @param function which function
   */
  record Activation(Shape input, ActivationFunction function) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.activation(this, rows, gradients);
    }
  }

  /**
   * The sum of two inputs of the same shape.
   *
   * @param input the shape of each
   */
  record Sum(Shape input) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input, input);
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public boolean backwardReadsInputs() {
      return false;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.sum(this, rows, gradients);
    }
  }

  /**
   * A vector added to every pixel: y(p, c) = x(p, c) + t(c), as for embeddings of time and class.
   *
   * @param input the shape of x; the second input, t, is a vector of its channels
   */
  record ChannelSum(Shape input) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input, Shape.vector(input.channels()));
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public boolean backwardReadsInputs() {
      return false;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.channelSum(this, rows, gradients);
    }
  }

  /**
   * A scale and a shift of each channel: y(p, c) = (1 + s(c))·x(p, c) + t(c) (Perez et al., "FiLM:
   * visual reasoning with a general conditioning layer", AAAI 2018), as for embeddings of time and
   * class.
   *
   * @param input the shape of x; the second input holds s and then t, a value for each channel
   */
  record ChannelScaleShift(Shape input) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input, Shape.vector(Math.multiplyExact(2, input.channels())));
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.channelScaleShift(this, rows, gradients);
    }
  }

  /**
   * The channels of two images, those of the second after those of the first.
   *
   * @param first an image
   * @param second an image of as many pixels
   */
  record Concatenation(Shape first, Shape second) implements Operation {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if height or width differ
     */
    public Concatenation {
      if (first.height() != second.height() || first.width() != second.width()) {
        throw new IllegalArgumentException(
            "second must have the height and width of first, "
                + first.height()
                + "x"
                + first.width()
                + ", found "
                + describe(second));
      }
    }

    @Override
    public List<Shape> inputs() {
      return List.of(first, second);
    }

    @Override
    public Shape output() {
      return new Shape(first.height(), first.width(), first.channels() + second.channels());
    }

    @Override
    public boolean backwardReadsInputs() {
      return false;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.concatenation(this, rows, gradients);
    }
  }

  /**
   * Nearest-neighbour upsampling by 2: y(i, j, c) = x(⌊i/2⌋, ⌊j/2⌋, c).
   *
   * @param input an image
   */
  record Upsampling(Shape input) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return new Shape(2 * input.height(), 2 * input.width(), input.channels());
    }

    @Override
    public boolean backwardReadsInputs() {
      return false;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.upsampling(this, rows, gradients);
    }
  }

  /**
   * The mean of each square of 2×2 pixels.
   *
   * @param input an image of even height and width
   */
  record AveragePooling(Shape input) implements Operation {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if height or width are odd
     */
    public AveragePooling {
      requireEvenSides(input);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return new Shape(input.height() / 2, input.width() / 2, input.channels());
    }

    @Override
    public boolean backwardReadsInputs() {
      return false;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.averagePooling(this, rows, gradients);
    }
  }

  /**
   * The largest value of each square of 2×2 pixels, channel by channel. The gradient goes to the
   * first of equal values. The last line of an odd height and the last column of an odd width are
   * ignored.
   *
   * @param input an image of at least 2×2 pixels
   */
  record MaxPooling(Shape input) implements Operation {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if height or width are less than 2
     */
    public MaxPooling {
      if (Math.min(input.height(), input.width()) < 2) {
        throw new IllegalArgumentException(
            "pooling by 2 needs an image of at least 2x2 pixels, found " + describe(input));
      }
    }

    @Override
    public List<Shape> inputs() {
      return List.of(input);
    }

    @Override
    public Shape output() {
      return new Shape(input.height() / 2, input.width() / 2, input.channels());
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.maxPooling(this, rows, gradients);
    }
  }

  /**
   * The softmax cross-entropy of a row, −Σₖ t(k)·ln softmaxₖ(x), of logits x and probabilities t,
   * its two inputs. Only the logits have a gradient, Σₖt(k)·softmax(x) − t.
   *
   * @param classes the number of classes, at least 2
   */
  record CrossEntropy(int classes) implements Operation {

    /**
     * Checks the number of classes.
     *
     * @throws IllegalArgumentException if it is less than 2
     */
    public CrossEntropy {
      requireAtLeast("classes", classes, 2);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(Shape.vector(classes), Shape.vector(classes));
    }

    @Override
    public Shape output() {
      return Shape.vector(1);
    }

    @Override
    public int differentiableInputs() {
      return 1;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.crossEntropy(this, rows, gradients);
    }
  }

  /**
   * A table whose rows are chosen by one-hot vectors: y(o) = Σₖ x(k)·w(k, o), without a bias. Only
   * the table has a gradient.
   *
   * <p>Parameters: w as [entries][width].
   *
   * @param entries length of the input
   * @param width length of the output
   */
  record Embedding(int entries, int width) implements Operation {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public Embedding {
      requireAtLeast("entries", entries, 1);
      requireAtLeast("width", width, 1);
    }

    @Override
    public List<Shape> inputs() {
      return List.of(Shape.vector(entries));
    }

    @Override
    public Shape output() {
      return Shape.vector(width);
    }

    @Override
    public int parameters() {
      return Math.multiplyExact(entries, width);
    }

    @Override
    public int differentiableInputs() {
      return 0;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.embedding(this, rows, gradients);
    }
  }

  /**
   * A sample of a normal distribution, y = μ + e^{ℓ/2}·ε, of its mean μ, log-variance ℓ and
   * standard normal noise ε (Kingma and Welling, "Auto-encoding variational Bayes", 2014, section
   * 2.4), its three inputs. The noise has no gradient.
   *
   * @param input the shape of each of the three
   */
  record GaussianSample(Shape input) implements Operation {

    @Override
    public List<Shape> inputs() {
      return List.of(input, input, input);
    }

    @Override
    public Shape output() {
      return input;
    }

    @Override
    public int differentiableInputs() {
      return 2;
    }

    @Override
    public Kernel kernel(Kernels kernels, int rows, Gradients gradients) {
      return kernels.gaussianSample(this, rows, gradients);
    }
  }
}
