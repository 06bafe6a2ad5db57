// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/** A dense layer as matrix products over all rows. */
final class ProductDense extends CheckedKernel {

  private final TileProducts products;
  private final int biases;
  private final Tile weights;
  private final Tile weightGradient;
  private final Tile left;
  private final Tile right;
  private final float[] parameters;
  private final float[] inputValues;
  private final float[] outputValues;

  ProductDense(Operation.Dense operation, int rows, Gradients gradients, TileProducts products) {
    super(operation, rows, gradients, Precision.FLOAT32);
    int width = operation.input().size();
    int units = operation.units();
    this.products = products;
    this.biases = operation.weights();
    this.weights = Products.tile(products, width, units);
    this.weightGradient = Products.tile(products, width, units);
    this.left = Products.tile(products, rows, width);
    this.right = Products.tile(products, rows, units);
    this.parameters = new float[operation.parameters()];
    this.inputValues = new float[rows * width];
    this.outputValues = new float[rows * units];
  }

  @Override
  void read(Buffer buffer) {
    buffer.get(0, parameters, 0, parameters.length);
    weights.put(parameters);
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    inputs.get(0).get(0, inputValues, 0, inputValues.length);
    left.put(inputValues);
    products.multiply(left, weights, right, Into.REPLACED);
    right.get(outputValues);
    int units = right.columns();
    for (int at = 0; at < outputValues.length; at += units) {
      for (int i = 0; i < units; i++) {
        outputValues[at + i] += parameters[biases + i];
      }
    }
    output.put(0, outputValues, 0, outputValues.length);
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    inputs.get(0).get(0, inputValues, 0, inputValues.length);
    outputGradient.get(0, outputValues, 0, outputValues.length);
    left.put(inputValues);
    right.put(outputValues);
    products.multiplyTransposed(left, right, weightGradient, Into.REPLACED);
    float[] gradient = new float[parameters.length];
    weightGradient.get(gradient);
    ColumnSums.into(outputValues, right.columns(), gradient, biases);
    parameterGradient.put(0, gradient, 0, gradient.length);
    for (Buffer into : inputGradients) {
      products.multiplyByTransposed(right, weights, left, Into.REPLACED);
      left.get(inputValues);
      into.put(0, inputValues, 0, inputValues.length);
    }
  }
}
