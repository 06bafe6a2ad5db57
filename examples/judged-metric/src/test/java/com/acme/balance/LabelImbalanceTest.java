package com.acme.balance;

import java.util.Optional;
import org.difflab.spi.Metric;
import org.difflab.tck.MetricContract;

/** The rules of a metric, with a judge that needs no images. */
class LabelImbalanceTest extends MetricContract {

  @Override
  protected Metric metric() {
    return new LabelImbalance(new LabelImbalance.Options(Optional.empty()), new SizeJudges());
  }
}
