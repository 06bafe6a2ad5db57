// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Self-attention by oneDNN's matrix products and softmax, some rows at a time, so that the scores
 * fit into the processor's cache. Formulas are those of {@link ProductAttention}; queries, keys and
 * values are read where they lie. Scores are float32 in every precision.
 */
final class OneDnnAttention extends CheckedKernel {

  private static final long MOST_SCORES = 1 << 17;

  private final Operation.Attention operation;
  private final int blockRows;
  private final PointerScope scope;
  private final OneDnnCall scores;
  private final OneDnnCall softmax;
  private final OneDnnCall results;

  /** ∂V, ∂P, ∂S, ∂Q and ∂K, in this order; none without gradients. */
  private final List<OneDnnCall> backward;

  OneDnnAttention(
      OneDnnKernels kernels, Operation.Attention operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, kernels.precision());
    this.operation = operation;
    this.blockRows = blockRows(operation, rows);
    try (PointerScope opened = new PointerScope()) {
      Layouts layouts = new Layouts(operation, blockRows, kernels.type());
      float factor = (float) (1 / Math.sqrt(operation.headChannels()));
      BytePointer scoreValues = new BytePointer(layouts.scores.get_size());
      BytePointer probabilities = layouts.probabilitiesFor(scoreValues);
      this.scores =
          product(kernels, layouts.image, layouts.imageTransposed, layouts.scores, factor)
              .at(dnnl.DNNL_ARG_DST, scoreValues);
      var forwardSoftmax =
          new softmax_forward.primitive_desc(
              kernels.engine(),
              dnnl.prop_kind.forward_training,
              dnnl.algorithm.softmax_accurate,
              layouts.scores,
              layouts.probabilities,
              3,
              kernels.attributes(),
              false);
      this.softmax =
          new OneDnnCall(kernels, new softmax_forward(forwardSoftmax), forwardSoftmax)
              .with(dnnl.DNNL_ARG_SRC, layouts.scores)
              .with(dnnl.DNNL_ARG_DST, layouts.probabilities)
              .at(dnnl.DNNL_ARG_SRC, scoreValues)
              .at(dnnl.DNNL_ARG_DST, probabilities);
      this.results =
          product(kernels, layouts.probabilities, layouts.image, layouts.output, 1)
              .at(dnnl.DNNL_ARG_SRC, probabilities);
      if (gradients == Gradients.ALL) {
        BytePointer gradient = new BytePointer(layouts.probabilities.get_size());
        var backwardSoftmax =
            new softmax_backward.primitive_desc(
                kernels.engine(),
                dnnl.algorithm.softmax_accurate,
                layouts.probabilities,
                layouts.probabilities,
                layouts.probabilities,
                3,
                forwardSoftmax,
                kernels.attributes(),
                false);
        this.backward =
            List.of(
                product(kernels, layouts.transposed, layouts.output, layouts.image, 1)
                    .at(dnnl.DNNL_ARG_SRC, probabilities),
                product(kernels, layouts.output, layouts.imageTransposed, layouts.probabilities, 1)
                    .at(dnnl.DNNL_ARG_DST, gradient),
                new OneDnnCall(kernels, new softmax_backward(backwardSoftmax), backwardSoftmax)
                    .with(dnnl.DNNL_ARG_DST, layouts.probabilities)
                    .with(dnnl.DNNL_ARG_DIFF_DST, layouts.probabilities)
                    .with(dnnl.DNNL_ARG_DIFF_SRC, layouts.probabilities)
                    .at(dnnl.DNNL_ARG_DST, probabilities)
                    .at(dnnl.DNNL_ARG_DIFF_DST, gradient)
                    .at(dnnl.DNNL_ARG_DIFF_SRC, gradient),
                product(kernels, layouts.probabilities, layouts.image, layouts.image, factor)
                    .at(dnnl.DNNL_ARG_SRC, gradient),
                product(kernels, layouts.transposed, layouts.image, layouts.image, factor)
                    .at(dnnl.DNNL_ARG_SRC, gradient));
      } else {
        this.backward = List.of();
      }
      this.scope = opened.extend();
    }
  }

  /** Returns the largest divisor of the rows whose scores are not too many, at least 1. */
  private static int blockRows(Operation.Attention operation, int rows) {
    long scores = (long) operation.heads() * operation.pixels() * operation.pixels();
    int block = (int) Math.max(1, Math.min(rows, MOST_SCORES / scores));
    while (rows % block != 0) {
      block--;
    }
    return block;
  }

  /** The layouts of matrices, [row][head][line][column], within images and by themselves. */
  private static final class Layouts {

    final memory.desc image;
    final memory.desc imageTransposed;
    final memory.desc output;
    final memory.desc scores;
    final memory.desc probabilities;
    final memory.desc transposed;

    Layouts(Operation.Attention operation, int rows, memory.data_type type) {
      long heads = operation.heads();
      long pixels = operation.pixels();
      long depth = operation.headChannels();
      long channels = heads * depth;
      long[] image = {rows, heads, pixels, depth};
      long[] square = {rows, heads, pixels, pixels};
      this.image =
          new memory.desc(image, type, new long[] {3 * channels * pixels, depth, 3 * channels, 1});
      this.imageTransposed =
          new memory.desc(
              new long[] {rows, heads, depth, pixels},
              type,
              new long[] {3 * channels * pixels, depth, 1, 3 * channels});
      this.output =
          new memory.desc(image, type, new long[] {channels * pixels, depth, channels, 1});
      this.scores = new memory.desc(square, memory.data_type.f32, memory.format_tag.abcd);
      this.probabilities = new memory.desc(square, type, memory.format_tag.abcd);
      this.transposed = new memory.desc(square, type, memory.format_tag.abdc);
    }

    /** Returns memory for probabilities: that of the scores, if the precision is the same. */
    BytePointer probabilitiesFor(BytePointer scoreValues) {
      long size = probabilities.get_size();
      return size == scoreValues.capacity() ? scoreValues : new BytePointer(size);
    }
  }

  private static OneDnnCall product(
      OneDnnKernels kernels, memory.desc left, memory.desc right, memory.desc into, float factor) {
    primitive_attr attributes = kernels.attributes();
    if (factor != 1) {
      post_ops operations = new post_ops();
      operations.append_eltwise(dnnl.algorithm.eltwise_linear, factor, 0);
      attributes.set_post_ops(operations);
    }
    var description =
        OneDnnKernels.safe(
            new matmul.primitive_desc(kernels.engine(), left, right, into, attributes, false));
    return new OneDnnCall(kernels, new matmul(description), description)
        .with(dnnl.DNNL_ARG_SRC, left)
        .with(dnnl.DNNL_ARG_WEIGHTS, right)
        .with(dnnl.DNNL_ARG_DST, into);
  }

  /** Computes P of a block. */
  private void findProbabilities(Buffer input, int queries, int keys) {
    scores
        .at(dnnl.DNNL_ARG_SRC, OneDnnCall.address(input, queries))
        .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(input, keys))
        .run();
    softmax.run();
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    Buffer input = inputs.get(0);
    int channels = operation.output().channels();
    for (int row = 0; row < rows(); row += blockRows) {
      int queries = row * operation.input().size();
      findProbabilities(input, queries, queries + channels);
      results
          .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(input, queries + 2 * channels))
          .at(dnnl.DNNL_ARG_DST, OneDnnCall.address(output, row * operation.output().size()))
          .run();
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    if (backward.isEmpty()) {
      return;
    }
    Buffer input = inputs.get(0);
    Buffer into = inputGradients.get(0);
    int channels = operation.output().channels();
    for (int row = 0; row < rows(); row += blockRows) {
      int queries = row * operation.input().size();
      int keys = queries + channels;
      int values = keys + channels;
      int results = row * operation.output().size();
      findProbabilities(input, queries, keys);
      backward
          .get(0)
          .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(outputGradient, results))
          .at(dnnl.DNNL_ARG_DST, OneDnnCall.address(into, values))
          .run();
      backward
          .get(1)
          .at(dnnl.DNNL_ARG_SRC, OneDnnCall.address(outputGradient, results))
          .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(input, values))
          .run();
      backward.get(2).run();
      backward
          .get(3)
          .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(input, keys))
          .at(dnnl.DNNL_ARG_DST, OneDnnCall.address(into, queries))
          .run();
      backward
          .get(4)
          .at(dnnl.DNNL_ARG_WEIGHTS, OneDnnCall.address(input, queries))
          .at(dnnl.DNNL_ARG_DST, OneDnnCall.address(into, keys))
          .run();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
