package ${package};

import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.tck.DenoiserContract;

class ShrinkContractTest extends DenoiserContract {

  @Override
  protected DenoiserTrainer trainer(Schedule schedule) {
    return new ShrinkTrainer(new ShrinkTrainer.Options(1));
  }
}
