// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import org.difflab.engine.Laboratory;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Part;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The components on the class path, made on a device just as an experiment makes them. */
@State(Scope.Benchmark)
public class Installed {

  /** What computes. */
  @Param("AUTO")
  public AlgebraSetting algebra;

  /** The number of threads. */
  @Param("1")
  public int threads;

  private Device device;
  private Registry registry;
  private Wiring wiring;

  /** Opens the device and looks for plug-ins. */
  @Setup
  public void open() {
    device = Device.open(threads, algebra);
    registry = Registry.fromSettings();
    wiring = new Wiring(registry, device.algebra(), device.workers());
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    device.close();
  }

  /** Returns a laboratory of these components on this device. */
  Laboratory laboratory() {
    return Laboratory.open(device, registry);
  }

  LinearAlgebra algebra() {
    return device.algebra();
  }

  /** Returns the threads. */
  Workers workers() {
    return device.workers();
  }

  /**
   * Creates a component that needs no schedule.
   *
   * @param choice its name and options, as in "pca; components: 144"
   * @throws InputException if there is no such component or option
   */
  public <T> T make(Class<T> kind, String choice) {
    return wiring.make(part(kind, choice));
  }

  /**
   * Creates a component that may ask for the schedule.
   *
   * @param choice its name and options, as in "ddim; eta: 1"
   * @throws InputException if there is no such component or option
   */
  public <T> T make(Class<T> kind, String choice, Schedule schedule) {
    return wiring.make(part(kind, choice), schedule);
  }

  private <T> Part<T> part(Class<T> kind, String choice) {
    return new ComponentChoice(choice).read(registry, kind);
  }
}
