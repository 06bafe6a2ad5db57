// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of kernels promises. */
abstract class KernelsContract {

  private static final Noise NOISE = Noise.of(20, "kernels");
  private static final int SHAPES = 6;
  private static final int COORDINATES = 12;
  private static final double STEP = 1e-5;

  private Kernels kernels;

  /** Returns what is tested. */
  abstract Kernels open();

  /** Returns the largest error allowed, relative to the largest value. */
  double tolerance() {
    return 1e-5;
  }

  /** Returns whether dense layers with gradients leave the bits of rows alone. */
  boolean gradientsOfDenseRowsHaveTheirBits() {
    return true;
  }

  @BeforeEach
  void openKernels() {
    kernels = open();
  }

  @AfterEach
  void closeKernels() {
    kernels.close();
  }

  /** Returns the kernels under test. */
  final Kernels kernels() {
    return kernels;
  }

  static Stream<Operation> operations() {
    return IntStream.range(0, SHAPES).boxed().flatMap(KernelsContract::randomOperations);
  }

  private static Stream<Operation> randomOperations(int number) {
    RandomGenerator random = NOISE.generator(number, 0);
    Shape image = new Shape(between(random, 1, 9), between(random, 1, 9), between(random, 1, 40));
    Shape even =
        new Shape(2 * between(random, 1, 5), 2 * between(random, 1, 5), between(random, 1, 40));
    int groups = between(random, 1, 4);
    Shape grouped = new Shape(image.height(), image.width(), groups * between(random, 1, 12));
    int heads = between(random, 1, 4);
    Shape attended = new Shape(image.height(), image.width(), 3 * heads * between(random, 1, 12));
    Shape odd = new Shape(image.height(), image.width(), between(random, 1, 20));
    List<Operation> operations = new ArrayList<>();
    int channels = between(random, 1, 40);
    operations.add(Operation.Convolution.same(image, channels, 3, 1));
    operations.add(Operation.Convolution.same(image, channels, 3, 2));
    operations.add(Operation.Convolution.same(image, channels, 1, 1));
    operations.add(Operation.Convolution.same(image, channels, 1, 2));
    operations.add(new Operation.Convolution(new Shape(7, 8, image.channels()), channels, 5, 1, 0));
    operations.add(new Operation.GroupNorm(grouped, groups, 1e-5));
    operations.add(new Operation.Dense(image, channels));
    operations.add(new Operation.Attention(attended, heads));
    operations.add(new Operation.Attention(new Shape(1, 1, attended.channels()), heads));
    for (ActivationFunction function : ActivationFunction.values()) {
      operations.add(new Operation.Activation(image, function));
    }
    operations.add(new Operation.Sum(image));
    operations.add(new Operation.ChannelSum(image));
    operations.add(new Operation.ChannelScaleShift(image));
    operations.add(new Operation.Concatenation(image, odd));
    operations.add(new Operation.Upsampling(image));
    operations.add(new Operation.AveragePooling(even));
    operations.add(new Operation.MaxPooling(even));
    operations.add(
        new Operation.MaxPooling(
            new Shape(even.height() + number % 2, even.width() + 1, even.channels())));
    operations.add(new Operation.Embedding(between(random, 1, 12), between(random, 1, 40)));
    operations.add(new Operation.GaussianSample(image));
    operations.add(new Operation.CrossEntropy(between(random, 2, 12)));
    return operations.stream();
  }

  private static int between(RandomGenerator random, int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Operations of the sizes that networks of images have. */
  static Stream<Operation> largeOperations() {
    Shape large = new Shape(28, 28, 24);
    Shape small = new Shape(7, 7, 96);
    return Stream.of(
        Operation.Convolution.same(new Shape(28, 28, 1), 24, 3, 1),
        Operation.Convolution.same(large, 24, 3, 1),
        Operation.Convolution.same(large, 48, 3, 2),
        Operation.Convolution.same(large, 1, 3, 1),
        Operation.Convolution.same(large, 48, 1, 1),
        Operation.Convolution.same(new Shape(14, 14, 48), 48, 3, 1),
        Operation.Convolution.same(small, 96, 3, 1),
        Operation.Convolution.same(small, 288, 1, 1),
        new Operation.GroupNorm(large, 8, 1e-5),
        new Operation.GroupNorm(small, 8, 1e-5),
        new Operation.Dense(new Shape(1, 1, 64), 96),
        new Operation.Dense(Shape.vector(187), 512),
        new Operation.Attention(new Shape(7, 7, 288), 4),
        new Operation.Attention(new Shape(14, 14, 144), 4),
        new Operation.Activation(large, ActivationFunction.SILU),
        new Operation.Sum(large),
        new Operation.ChannelSum(large),
        new Operation.ChannelScaleShift(large),
        new Operation.Concatenation(small, small));
  }

  @ParameterizedTest
  @MethodSource({"operations", "largeOperations"})
  void outputsAreThoseOfTheDefinition(Operation operation) {
    int rows = 3;
    Example example = Example.of(operation, rows);
    Pass pass = example.run(kernels);
    assertClose(example.defined(), pass.output(), "output");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void gradientsAreTheFiniteDifferencesOfTheDefinition(Operation operation) {
    int rows = 3;
    Example example = Example.of(operation, rows);
    Pass pass = example.run(kernels);
    RandomGenerator random = NOISE.generator(99, 0);
    for (int input = 0; input < operation.differentiableInputs(); input++) {
      int which = input;
      assertSlopes(
          pass.inputGradients().get(input),
          random,
          (index, change) -> example.lossWithInput(which, index, change),
          "gradient of input " + input);
    }
    assertSlopes(
        pass.parameterGradient(), random, example::lossWithParameter, "gradient of parameters");
  }

  private interface ChangedLoss {

    /** Returns the loss with a change of one coordinate. */
    double of(int index, double change);
  }

  private void assertSlopes(
      float[] gradient, RandomGenerator random, ChangedLoss loss, String what) {
    if (gradient.length == 0) {
      return;
    }
    double[] expected = new double[Math.min(COORDINATES, gradient.length)];
    float[] found = new float[expected.length];
    for (int i = 0; i < expected.length; i++) {
      int index = random.nextInt(gradient.length);
      DoubleUnaryOperator changed = change -> loss.of(index, change);
      expected[i] = (changed.applyAsDouble(STEP) - changed.applyAsDouble(-STEP)) / (2 * STEP);
      found[i] = gradient[index];
    }
    double scale =
        IntStream.range(0, gradient.length).mapToDouble(i -> Math.abs(gradient[i])).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], tolerance() * scale + 1e-8, what);
    }
  }

  @ParameterizedTest
  @MethodSource({"operations", "largeOperations"})
  void bitsOfRowsDependOnNeitherTheirPositionNorTheOtherRows(Operation operation) {
    int rows = 7;
    Example example = Example.of(operation, rows);
    float[] output = example.evaluate(kernels);
    Pass pass = example.run(kernels);
    for (int shift = 1; shift < rows; shift += 2) {
      assertArrayEquals(
          Example.rotated(output, rows, shift), example.rotated(shift).evaluate(kernels), "output");
      if (operation instanceof Operation.Dense && !gradientsOfDenseRowsHaveTheirBits()) {
        continue;
      }
      Pass rotated = example.rotated(shift).run(kernels);
      assertArrayEquals(
          Example.rotated(pass.output(), rows, shift), rotated.output(), "output in training");
      for (int i = 0; i < pass.inputGradients().size(); i++) {
        assertArrayEquals(
            Example.rotated(pass.inputGradients().get(i), rows, shift),
            rotated.inputGradients().get(i),
            "gradient of input " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource({"operations", "largeOperations", "narrowOperations"})
  void nothingOfEarlierPassesIsLeft(Operation operation) {
    Example example = Example.of(operation, 3);
    Pass before = example.run(kernels);
    example.notNumbers().run(kernels);
    Pass after = example.run(kernels);
    assertArrayEquals(before.output(), after.output(), "output");
    assertArrayEquals(before.parameterGradient(), after.parameterGradient(), "parameters");
    for (int i = 0; i < before.inputGradients().size(); i++) {
      assertArrayEquals(before.inputGradients().get(i), after.inputGradients().get(i), "input");
    }
  }

  /** Images of one column, in which oneDNN 3.11 reads memory that it did not write. */
  static Stream<Operation> narrowOperations() {
    return Stream.of(
        Operation.Convolution.same(new Shape(9, 1, 27), 29, 3, 2),
        Operation.Convolution.same(new Shape(5, 1, 35), 25, 3, 2),
        Operation.Convolution.same(new Shape(4, 1, 38), 10, 3, 2));
  }

  @Test
  void kernelsOfSeveralThreadsComputeTheSame() throws InterruptedException, ExecutionException {
    List<Operation> operations = largeOperations().toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<float[]>>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(() -> parameterGradients(operations)));
      }
      List<float[]> first = results.get(0).get();
      for (Future<List<float[]>> result : results) {
        for (int i = 0; i < first.size(); i++) {
          assertArrayEquals(first.get(i), result.get().get(i), operations.get(i).toString());
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private List<float[]> parameterGradients(List<Operation> operations) {
    try (Kernels own = open()) {
      return operations.stream()
          .map(operation -> Example.of(operation, 3).run(own).parameterGradient())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("largeOperations")
  void bitsDependOnNeitherTheThreadNorTheTime(Operation operation)
      throws InterruptedException, ExecutionException {
    Example example = Example.of(operation, 5);
    Pass here = example.run(kernels);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Pass there = thread.submit(() -> example.run(kernels)).get();
      assertArrayEquals(here.output(), there.output());
      assertArrayEquals(here.parameterGradient(), there.parameterGradient());
      assertArrayEquals(here.inputGradients().get(0), there.inputGradients().get(0));
    } finally {
      thread.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"conv 3x3, padding 1, stride 1", "conv 3x3, padding 1, stride 2", "conv 1x1"})
  void convolutionsAreThoseOfTheReference(String name) {
    GoldenNetwork golden = GoldenNetwork.named(name);
    float[] parameters = golden.convolution("weight", "bias");
    Shape image = golden.shape("x");
    int channels = golden.inputs("bias").length;
    int size = name.startsWith("conv 1x1") ? 1 : 3;
    checkGolden(
        golden,
        new Operation.Convolution(
            image, channels, size, golden.integer("stride"), golden.integer("padding")),
        parameters,
        golden.convolutionGradient("weight", "bias"));
  }

  @Test
  void groupNormIsThatOfTheReference() {
    GoldenNetwork golden = GoldenNetwork.named("group norm");
    checkGolden(
        golden,
        new Operation.GroupNorm(golden.shape("x"), golden.integer("groups"), 1e-5),
        golden.inputs("scale", "shift"),
        golden.gradients("scale", "shift"));
  }

  @Test
  void operationsWithoutParametersAreThoseOfTheReference() {
    GoldenNetwork upsampling = GoldenNetwork.named("nearest upsampling");
    checkGolden(upsampling, new Operation.Upsampling(upsampling.shape("x")));
    GoldenNetwork pooling = GoldenNetwork.named("average pooling");
    checkGolden(pooling, new Operation.AveragePooling(pooling.shape("x")));
    GoldenNetwork silu = GoldenNetwork.named("silu");
    checkGolden(silu, new Operation.Activation(silu.shape("x"), ActivationFunction.SILU));
    GoldenNetwork gelu = GoldenNetwork.named("gelu");
    checkGolden(gelu, new Operation.Activation(gelu.shape("x"), ActivationFunction.GELU));
  }

  private void checkGolden(GoldenNetwork golden, Operation operation) {
    checkGolden(golden, operation, new float[0], new double[0]);
  }

  private void checkGolden(
      GoldenNetwork golden, Operation operation, float[] parameters, double[] parameterGradient) {
    Pass pass =
        Pass.of(
            kernels,
            operation,
            golden.rows("x"),
            List.of(golden.inputs("x")),
            parameters,
            golden.outputGradient());
    assertClose(golden.output(), pass.output(), "output");
    assertClose(golden.gradients("x"), pass.inputGradients().get(0), "gradient of the input");
    assertClose(parameterGradient, pass.parameterGradient(), "gradient of the parameters");
  }

  @Test
  void selfAttentionIsThatOfTheReference() {
    GoldenNetwork golden = GoldenNetwork.named("self-attention");
    int rows = golden.rows("x");
    Shape image = golden.shape("x");
    Operation.Convolution first = Operation.Convolution.same(image, 3 * image.channels(), 1, 1);
    Operation.Attention attention =
        new Operation.Attention(first.output(), golden.integer("heads"));
    Operation.Convolution last = Operation.Convolution.same(image, image.channels(), 1, 1);
    float[] projected = golden.inputs("qkv", "qkv_bias");
    Chain chain = new Chain(kernels, rows);
    Chain.Node x = chain.input(golden.inputs("x"));
    Chain.Node qkv = chain.apply(first, projected, x);
    Chain.Node attended = chain.apply(attention, new float[0], qkv);
    Chain.Node y = chain.apply(last, golden.inputs("proj", "proj_bias"), attended);
    assertClose(golden.output(), y.values(), "output");
    chain.backward(golden.outputGradient());
    assertClose(golden.gradients("x"), x.gradient(), "gradient of the input");
    assertClose(golden.gradients("qkv", "qkv_bias"), qkv.parameterGradient(), "qkv");
    assertClose(golden.gradients("proj", "proj_bias"), y.parameterGradient(), "proj");
  }

  @Test
  void aResidualBlockIsThatOfTheReference() {
    GoldenNetwork golden = GoldenNetwork.named("residual block");
    int groups = golden.integer("groups");
    Shape from = golden.shape("x");
    Shape into = new Shape(from.height(), from.width(), golden.inputs("b1").length);
    Shape vector = Shape.vector(golden.inputs("told").length / golden.rows("told"));
    Chain chain = new Chain(kernels, golden.rows("x"));
    Chain.Node x = chain.input(golden.inputs("x"));
    Chain.Node told = chain.input(golden.inputs("told"));
    Chain.Node norm1 =
        chain.apply(new Operation.GroupNorm(from, groups, 1e-5), golden.inputs("n1s", "n1b"), x);
    Chain.Node conv1 =
        chain.apply(
            Operation.Convolution.same(from, into.channels(), 3, 1),
            golden.convolution("c1", "b1"),
            chain.silu(from, norm1));
    Chain.Node embedding =
        chain.apply(
            new Operation.Dense(vector, into.channels()),
            golden.inputs("t", "tb"),
            chain.silu(vector, told));
    Chain.Node h = chain.apply(new Operation.ChannelSum(into), new float[0], conv1, embedding);
    Chain.Node norm2 =
        chain.apply(new Operation.GroupNorm(into, groups, 1e-5), golden.inputs("n2s", "n2b"), h);
    Chain.Node conv2 =
        chain.apply(
            Operation.Convolution.same(into, into.channels(), 3, 1),
            golden.convolution("c2", "b2"),
            chain.silu(into, norm2));
    Chain.Node skip =
        chain.apply(
            Operation.Convolution.same(from, into.channels(), 1, 1),
            golden.convolution("skip", "skipb"),
            x);
    Chain.Node y = chain.apply(new Operation.Sum(into), new float[0], conv2, skip);
    assertClose(golden.output(), y.values(), "output");
    chain.backward(golden.outputGradient());
    assertClose(golden.gradients("x"), x.gradient(), "x");
    assertClose(golden.gradients("told"), told.gradient(), "told");
    assertClose(golden.gradients("n1s", "n1b"), norm1.parameterGradient(), "norm1");
    assertClose(golden.convolutionGradient("c1", "b1"), conv1.parameterGradient(), "conv1");
    assertClose(golden.gradients("t", "tb"), embedding.parameterGradient(), "embedding");
    assertClose(golden.gradients("n2s", "n2b"), norm2.parameterGradient(), "norm2");
    assertClose(golden.convolutionGradient("c2", "b2"), conv2.parameterGradient(), "conv2");
    assertClose(golden.convolutionGradient("skip", "skipb"), skip.parameterGradient(), "skip");
  }

  @Test
  void sumAndActivationMayReplaceTheirInput() {
    Shape shape = new Shape(3, 5, 7);
    float[] one = values(1, 2 * shape.size());
    float[] other = values(2, 2 * shape.size());
    for (Operation operation :
        List.of(
            new Operation.Sum(shape), new Operation.Activation(shape, ActivationFunction.SILU))) {
      try (Kernel kernel = operation.kernel(kernels, 2, Gradients.NONE);
          Buffer first = Pass.filled(kernels.allocate(one.length), one);
          Buffer second = Pass.filled(kernels.allocate(one.length), other);
          Buffer apart = kernels.allocate(one.length)) {
        List<Buffer> inputs = List.of(first, second).subList(0, operation.inputs().size());
        kernel.forward(inputs, apart);
        kernel.forward(inputs, first);
        assertArrayEquals(Pass.values(apart), Pass.values(first));
      }
    }
  }

  @Test
  void parametersAreCopiedWhenLoaded() {
    Operation operation = new Operation.Dense(Shape.vector(2), 1);
    try (Kernel kernel = operation.kernel(kernels, 1, Gradients.NONE);
        Buffer parameters = Pass.filled(kernels.allocateParameters(3), new float[] {1, 2, 0.5f});
        Buffer input = Pass.filled(kernels.allocate(2), new float[] {4, 8});
        Buffer output = kernels.allocate(1)) {
      kernel.load(parameters);
      Pass.filled(parameters, new float[] {0, 0, 0});
      kernel.forward(List.of(input), output);
      assertEquals(20.5f, Pass.values(output)[0]);
      kernel.load(parameters);
      kernel.forward(List.of(input), output);
      assertEquals(0, Pass.values(output)[0]);
    }
  }

  @Test
  void theFirstKernelOfANetworkNeedsNoGradientOfItsInput() {
    Operation operation = Operation.Convolution.same(new Shape(4, 4, 3), 5, 3, 1);
    Example example = Example.of(operation, 2);
    Pass all = example.run(kernels);
    try (Kernel kernel = operation.kernel(kernels, 2, Gradients.PARAMETERS);
        Buffer parameters =
            Pass.filled(kernels.allocateParameters(operation.parameters()), example.parameters());
        Buffer input = Pass.filled(kernels.allocate(96), example.inputs().get(0));
        Buffer output = kernels.allocate(160);
        Buffer outputGradient = Pass.filled(kernels.allocate(160), example.outputGradient());
        Buffer gradient = kernels.allocateParameters(operation.parameters())) {
      kernel.load(parameters);
      kernel.forward(List.of(input), output);
      kernel.backward(List.of(input), outputGradient, List.of(), gradient);
      assertArrayEquals(all.parameterGradient(), Pass.values(gradient));
    }
  }

  @Test
  void slicesShareTheMemoryOfTheirBuffer() {
    try (Buffer whole = kernels.allocate(10)) {
      Pass.filled(whole, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
      Buffer part = whole.slice(2, 5);
      assertArrayEquals(new float[] {2, 3, 4, 5, 6}, Pass.values(part));
      assertArrayEquals(new float[] {4, 5}, Pass.values(part.slice(2, 2)));
      Pass.filled(part, new float[] {16});
      assertEquals(16, Pass.values(whole)[2]);
      assertEquals(0, whole.slice(10, 0).length());
      assertThrows(IndexOutOfBoundsException.class, () -> whole.slice(8, 3));
      assertThrows(IndexOutOfBoundsException.class, () -> part.get(4, new float[2], 0, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> part.put(4, new float[2], 0, 2));
    }
  }

  @Test
  void buffersAreCheckedBeforeAnythingIsComputed() {
    Operation operation = new Operation.Dense(Shape.vector(4), 3);
    try (Kernel kernel = operation.kernel(kernels, 2, Gradients.NONE);
        Buffer eight = kernels.allocate(8);
        Buffer six = kernels.allocate(6)) {
      assertMessage(
          "output must have 6 values, found 8", () -> kernel.forward(List.of(eight), eight));
      assertMessage(
          "inputs[0] must have 8 values, found 6", () -> kernel.forward(List.of(six), six));
      assertMessage(
          "inputs must be 1 buffers, found 2", () -> kernel.forward(List.of(eight, eight), six));
      assertMessage("parameters must have 15 values, found 8", () -> kernel.load(eight));
      assertThrows(
          IllegalStateException.class,
          () -> kernel.backward(List.of(eight), six, List.of(eight), eight));
    }
    assertMessage(
        "rows must be at least 1, found 0", () -> operation.kernel(kernels, 0, Gradients.NONE));
    assertMessage(
        "rows must be at most",
        () -> new Operation.Sum(new Shape(1000, 1000, 3)).kernel(kernels, 1000, Gradients.NONE));
  }

  static void assertMessage(String expected, Runnable action) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  /** Checks values by their largest error, relative to the largest value. */
  final void assertClose(double[] expected, float[] found, String what) {
    assertEquals(expected.length, found.length, what);
    double scale = 0;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], tolerance() * scale, what + " at " + i);
    }
  }

  static float[] values(long index, int length) {
    float[] values = new float[length];
    NOISE.gaussian(index, 1, values, 0, length);
    return values;
  }
}
