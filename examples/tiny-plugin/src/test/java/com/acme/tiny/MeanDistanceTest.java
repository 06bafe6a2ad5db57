package com.acme.tiny;

import org.difflab.spi.Metric;
import org.difflab.tck.MetricContract;

/** The rules of a metric. */
class MeanDistanceTest extends MetricContract {

  @Override
  protected Metric metric() {
    return new MeanDistance();
  }
}
