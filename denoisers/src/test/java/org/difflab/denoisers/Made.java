// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;

/** Makes denoisers as a file would have them, with Guice. */
public final class Made implements AutoCloseable {

  private final Device device;
  private final CanonicalJson parts;
  private final Wiring wiring;

  /** Finds the installed components. */
  public Made() {
    this(AlgebraSetting.AUTO);
  }

  /** Finds the installed components. */
  public Made(AlgebraSetting setting) {
    this.device = Device.open(2, setting);
    Registry registry = Registry.onClassPath();
    this.parts = new CanonicalJson(registry);
    this.wiring = new Wiring(registry, device.algebra(), device.workers());
  }

  /** Returns the JSON of a denoiser of another version, which may leave options out. */
  public static String json(String type, String options) {
    return "{\"kind\": \"denoiser\", \"type\": \"%s\", \"plugin\": \"any\", \"version\": \"0\", \"options\": {%s}}"
        .formatted(type, options);
  }

  /** Makes the trainer of a denoiser. */
  public DenoiserTrainer trainer(String type, String options, Schedule schedule) {
    return wiring.make(parts.part(DenoiserTrainer.class, json(type, options)), schedule);
  }

  /** Skips the calling test where networks cannot compute in bfloat16, and says so. */
  public void assumeBfloat16() {
    try {
      PrecisionOption.BFLOAT16.kernels(device.algebra());
    } catch (InputException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
