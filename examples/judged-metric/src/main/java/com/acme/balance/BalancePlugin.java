package com.acme.balance;

import java.util.List;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Explanation;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;

/** Declares what this jar brings. */
@SpiVersion(SpiVersion.CURRENT)
public final class BalancePlugin implements Plugin {

  @Override
  public String name() {
    return "acme-balance";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
                Metric.class,
                "acme.label-imbalance",
                LabelImbalance.class,
                LabelImbalance.Options.class,
                "Total variation distance between the judged classes of generated and of test"
                    + " images")
            .explainedBy(
                List.of(
                    new Explanation(
                        LabelImbalance.MEASUREMENT,
                        "The share of generated images that would have to change their class so"
                            + " that the classes are as frequent as among test images: 0 is equal,"
                            + " 1 is nothing in common.",
                        "It compares frequencies only: images of the wrong prompt do not matter as"
                            + " long as others make up for them."))));
  }
}
