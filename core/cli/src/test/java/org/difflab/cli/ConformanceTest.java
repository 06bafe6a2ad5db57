// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.DenoiserContract;
import org.difflab.tck.EncoderContract;
import org.difflab.tck.TrainingRandomness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/**
 * Our own encoders and denoisers, made as a file would have them, keep the rules we ask of others.
 * What needs no training is tested by {@link RegistryConformanceTest}.
 */
class ConformanceTest {

  private static Device device;
  private static CanonicalJson parts;
  private static Wiring wiring;

  @BeforeAll
  static void open() {
    Registry registry = Registry.onClassPath();
    device = Device.open(2, AlgebraSetting.AUTO);
    parts = new CanonicalJson(registry);
    wiring = new Wiring(registry, device.algebra(), device.workers());
  }

  @AfterAll
  static void close() {
    device.close();
  }

  private static DenoiserTrainer denoiser(String type, String options, Schedule schedule) {
    return wiring.make(
        parts.part(DenoiserTrainer.class, json("denoiser", type, options)), schedule);
  }

  private static String json(String kind, String type, String options) {
    return "{\"kind\": \"%s\", \"type\": \"%s\", \"plugin\": \"any\", \"version\": \"0\", \"options\": %s}"
        .formatted(kind, type, options);
  }

  private static EncoderTrainer encoder(String type, String options) {
    return wiring.make(parts.part(EncoderTrainer.class, json("encoder", type, options)));
  }

  @Nested
  class AutoencoderTest extends EncoderContract {
    @Override
    protected EncoderTrainer trainer() {
      return encoder("autoencoder", "{\"width\":5,\"training\":{\"steps\":100}}");
    }
  }

  @Nested
  class VariationalAutoencoderTest extends EncoderContract {
    @Override
    protected EncoderTrainer trainer() {
      return encoder("vae", "{\"width\":5,\"training\":{\"steps\":100}}");
    }
  }

  @Nested
  class WienerDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("wiener", "{}", schedule);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }
  }

  @Nested
  class MixtureDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("mixture", "{\"components\":2}", schedule);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }
  }

  @Nested
  class IdealDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("ideal", "{}", schedule);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }

    /** It knows the rows it was trained on, not their distribution. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  @Nested
  class LocalDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("local", "{\"widths\":[\"3\"]}", schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 4, 1);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }

    /** It sees patches, not whole rows. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  @Nested
  class CompositeDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("composite", "{\"widths\":[\"3\"]}", schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 4, 1);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }

    /** It sees patches, not whole rows. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  @Nested
  class MaskedDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("masked", "{}", schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 4, 1);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }

    /** It knows the rows it was trained on, not their distribution. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  @Nested
  class EquivariantDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("equivariant", "{\"widths\":[\"3\"]}", schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 4, 1);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }

    /** It sees patches, not whole rows. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  @Nested
  class PatchwiseDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("patch-wise", patchwise(2, 500), schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 4, 1);
    }

    /** It sees patches, not whole rows. */
    @Override
    protected double accuracy() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Patches as large as the image: the denoiser of patches is one of images. */
  @Nested
  class WholeImagePatchwiseDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("patch-wise", patchwise(3, 100_000), schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(3, 3, 1);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }
  }

  private static String patchwise(int width, int patches) {
    return "{\"width\":%d,\"patches\":%d,\"denoiser\":%s}"
        .formatted(width, patches, json("denoiser", "wiener", "{}"));
  }

  @Nested
  class LinearDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser("linear", "{\"levels\":\"each\"}", schedule);
    }

    @Override
    protected TrainingRandomness randomness() {
      return TrainingRandomness.NONE;
    }
  }

  @Nested
  class MlpDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser(
          "mlp",
          "{\"hidden\":[32,32],\"training\":{\"steps\":600,\"batch\":128,\"learning-rate\":0.005}}",
          schedule);
    }
  }

  @Nested
  class UnetDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser(
          "unet",
          "{\"channels\":8,\"multipliers\":[1,2],\"groups\":2,\"attention\":[2],\"heads\":2,"
              + "\"training\":{\"steps\":500,\"batch\":64,\"learning-rate\":0.005}}",
          schedule);
    }

    @Override
    protected Shape latentShape() {
      return new Shape(2, 2, 1);
    }
  }

  @Nested
  class ResidualDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser(
          "mlp",
          "{\"hidden\":[32],\"training\":{\"steps\":50,\"batch\":64},"
              + "\"residual-over\":{\"kind\":\"denoiser\",\"type\":\"wiener\",\"plugin\":\"any\",\"version\":\"0\",\"options\":{}}}",
          schedule);
    }
  }

  @Nested
  class PerLevelDenoiserTest extends DenoiserContract {
    @Override
    protected DenoiserTrainer trainer(Schedule schedule) {
      return denoiser(
          "mlp",
          "{\"hidden\":[16],\"per-level\":true,"
              + "\"training\":{\"steps\":400,\"batch\":64,\"learning-rate\":0.01}}",
          schedule);
    }
  }
}
