// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Registry;
import org.difflab.engine.wiring.Wiring;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;

/** Makes denoisers as a file would have them, with Guice. */
public final class Made implements AutoCloseable {

  private final Device device = Device.open(2, AlgebraSetting.AUTO);
  private final CanonicalJson parts;
  private final Wiring wiring;

  /** Finds the installed components. */
  public Made() {
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

  @Override
  public void close() {
    device.close();
  }
}
