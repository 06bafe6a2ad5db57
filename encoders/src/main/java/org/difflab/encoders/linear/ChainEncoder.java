// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.List;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.ModelTable;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** Encoders one after another: the latents of one are the samples of the next. */
final class ChainEncoder implements Encoder {

  private final List<Encoder> links;

  /** Creates the chain of at least one link. */
  ChainEncoder(List<Encoder> links) {
    this.links = List.copyOf(links);
  }

  @Override
  public Shape latentShape() {
    return links.get(links.size() - 1).latentShape();
  }

  @Override
  public Matrix encode(Matrix samples) {
    Matrix rows = samples;
    for (Encoder link : links) {
      rows = link.encode(rows);
    }
    return rows;
  }

  @Override
  public Matrix decode(Matrix latents) {
    Matrix rows = latents;
    for (int link = links.size() - 1; link >= 0; link--) {
      rows = links.get(link).decode(rows);
    }
    return rows;
  }

  @Override
  public Matrix latentNoise(Matrix noise) {
    Matrix rows = noise;
    for (Encoder link : links) {
      rows = link.latentNoise(rows);
    }
    return rows;
  }

  @Override
  public List<ModelTable> tables() {
    return links.stream().flatMap(link -> link.tables().stream()).toList();
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    for (int link = 0; link < links.size(); link++) {
      weights.part(Integer.toString(link), links.get(link).weights());
    }
    return weights.build();
  }
}
