// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Shape;

/** Operations one after the other, with the gradients of values used several times added. */
final class Chain {

  private final Kernels kernels;
  private final int rows;
  private final List<Node> nodes = new ArrayList<>();

  Chain(Kernels kernels, int rows) {
    this.kernels = kernels;
    this.rows = rows;
  }

  /** A value with the operation that computes it, none for what goes in. */
  static final class Node {

    private final List<Operation> operation;
    private final List<Node> from;
    private final float[] parameters;
    private final float[] values;
    private final float[] gradient;
    private float[] parameterGradient = {};

    private Node(List<Operation> operation, List<Node> from, float[] parameters, float[] values) {
      this.operation = operation;
      this.from = from;
      this.parameters = parameters;
      this.values = values;
      this.gradient = new float[values.length];
    }

    float[] values() {
      return values;
    }

    float[] gradient() {
      return gradient;
    }

    float[] parameterGradient() {
      return parameterGradient;
    }

    private void add(float[] more) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += more[i];
      }
    }
  }

  Node input(float[] values) {
    Node node = new Node(List.of(), List.of(), new float[0], values);
    nodes.add(node);
    return node;
  }

  Node silu(Shape shape, Node from) {
    return apply(new Operation.Activation(shape, ActivationFunction.SILU), new float[0], from);
  }

  Node apply(Operation operation, float[] parameters, Node... from) {
    List<float[]> inputs = List.of(from).stream().map(Node::values).toList();
    float[] unused = new float[rows * operation.output().size()];
    float[] output = Pass.of(kernels, operation, rows, inputs, parameters, unused).output();
    Node node = new Node(List.of(operation), List.of(from), parameters, output);
    nodes.add(node);
    return node;
  }

  /** Computes the gradients of all values, from that of the last. */
  void backward(float[] gradient) {
    nodes.get(nodes.size() - 1).add(gradient);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      for (Operation operation : node.operation) {
        List<float[]> inputs = node.from.stream().map(Node::values).toList();
        Pass pass = Pass.of(kernels, operation, rows, inputs, node.parameters, node.gradient);
        node.parameterGradient = pass.parameterGradient();
        for (int input = 0; input < inputs.size(); input++) {
          node.from.get(input).add(pass.inputGradients().get(input));
        }
      }
    }
  }
}
