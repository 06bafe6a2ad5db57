// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Principal components of MNIST, against what scikit-learn's PCA finds in the same images. */
final class PcaOfDigitsTest {

  private static final int COUNT = 60_000;
  private static final int PIXELS = 28 * 28;

  @Test
  void theSharesOfTheFirstComponentsAreKnown() throws IOException {
    Matrix samples = digits();
    try (ThreadWorkers workers = ThreadWorkers.perProcessor()) {
      Encoder encoder =
          Trainers.train(Trainers.pca(144, false, workers), new Shape(28, 28, 1), samples);
      double[] shares = encoder.weights().array("explained-variance-share");
      assertEquals(0.09704664, shares[0], 1e-6);
      assertEquals(0.07095924, shares[1], 1e-6);
      assertEquals(0.06169089, shares[2], 1e-6);
    }
  }

  private static Matrix digits() throws IOException {
    String setting =
        Optional.ofNullable(System.getProperty("difflab.data"))
            .or(() -> Optional.ofNullable(System.getenv("DIFFLAB_DATA")))
            .orElse("");
    Path images = Path.of(setting, "mnist", "train-images-idx3-ubyte.gz");
    Assumptions.assumeTrue(
        !setting.isEmpty() && Files.exists(images),
        "MNIST is not in the data directory (system property difflab.data or DIFFLAB_DATA):"
            + " skipped");
    float[] values = new float[COUNT * PIXELS];
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(images)))) {
      in.readFully(new byte[16]);
      byte[] pixels = new byte[PIXELS];
      for (int image = 0; image < COUNT; image++) {
        in.readFully(pixels);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          values[image * PIXELS + pixel] = (pixels[pixel] & 0xFF) / 127.5f - 1;
        }
      }
    }
    return Matrix.wrap(COUNT, PIXELS, values);
  }
}
