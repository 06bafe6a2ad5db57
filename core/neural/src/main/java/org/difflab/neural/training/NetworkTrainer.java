// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.difflab.linear.kernel.Precision;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.NetworkKernels;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;
import org.difflab.spi.Curve;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.Training;

/**
 * Trains networks. A batch is divided into shards of rows, whose number depends only on the batch
 * size; shards are computed by all threads and their gradients are added in order, so the same
 * training has the same bits for any number of threads, with and without interruptions.
 */
public final class NetworkTrainer {

  /**
   * With more rows a matrix product is no faster per row. With fewer, more threads work, but each
   * shard has a gradient of its own to be written and added.
   */
  private static final int MOST_SHARD_ROWS = 256;

  private static final int FEWEST_SHARD_ROWS = 32;

  /** Memory of a shard that is not exceeded where it can have fewer rows. */
  private static final long SHARD_BYTES = 128 << 20;

  /** The start; four arrays and a gradient of Adam; the four of a state that is saved. */
  private static final long PARAMETER_COPIES = 10;

  private static final int CHUNK = 1 << 14;
  private static final int PROGRESS_UNITS = 1000;

  /** The number of steps between two measurements of the loss. */
  private static final int MEASURED = 5;

  private final NetworkKernels kernels;
  private final Workers workers;

  /** Creates a trainer in float32. */
  public NetworkTrainer(LinearAlgebra algebra, Workers workers) {
    this(new NetworkKernels(algebra, Precision.FLOAT32), workers);
  }

  /** Creates a trainer. */
  public NetworkTrainer(NetworkKernels kernels, Workers workers) {
    this.kernels = kernels;
    this.workers = workers;
  }

  /**
   * The result of a training.
   *
   * @param parameters the moving average of the parameters, or the last ones
   * @param curves the loss by step, and then each of the {@link Objective#terms}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Fitted(float[] parameters, List<Curve> curves) {

    /** Copies the curves. */
    public Fitted {
      curves = List.copyOf(curves);
    }

    /** Returns the loss by step. */
    public Curve loss() {
      return curves.get(0);
    }
  }

  /**
   * Trains.
   *
   * @param title what is trained, for progress and errors: "mlp"
   * @param start the parameters to begin with
   * @throws ArithmeticException naming the step, if loss or parameters stop being finite
   */
  public Fitted train(
      String title,
      Network network,
      float[] start,
      Objective objective,
      Optimization optimization,
      Training training) {
    return new Run(title, network, start, objective, optimization, training).run();
  }

  /**
   * Estimates the bytes that a training needs at its peak, beside its examples: parameters with
   * their moments, moving average and a saved state, the gradients of all shards, and the shards
   * that threads compute at the same time.
   *
   * @param outputs the values that the loss depends on
   */
  public long memory(Network network, List<Value> outputs, Optimization optimization) {
    int rows = shardRows(network, optimization.batch());
    long shards = ((long) optimization.batch() + rows - 1) / rows;
    return Float.BYTES * (PARAMETER_COPIES + shards) * network.size()
        + Math.min(workers.threads(), shards) * Shard.bytes(network, kernels, outputs, rows);
  }

  /** Several shards are an even number of shards, so that two threads have equally many. */
  private static int shardRows(Network network, int batch) {
    int half = (batch + 1) / 2;
    int most = (int) Math.min(MOST_SHARD_ROWS, SHARD_BYTES / (1 + network.bytesPerRow()));
    int rows = Math.max(1, Math.min(most, Math.max(FEWEST_SHARD_ROWS, half)));
    int shards = (batch + rows - 1) / rows;
    int even = shards == 1 ? 1 : shards + shards % 2;
    return (batch + even - 1) / even;
  }

  /** The state of one training. */
  private final class Run {

    private final String title;
    private final Objective objective;
    private final Optimization optimization;
    private final Training training;
    private final ExampleOrder order;
    private final Adam adam;
    private final List<LossCurve> curves = new ArrayList<>();
    private final Network network;
    private final int shardRows;
    private final List<float[]> gradients = new ArrayList<>();
    private final Deque<Shard> idle = new ConcurrentLinkedDeque<>();
    private long step;
    private double secondsBefore;

    Run(
        String title,
        Network network,
        float[] start,
        Objective objective,
        Optimization optimization,
        Training training) {
      this.title = title;
      this.objective = objective;
      this.optimization = optimization;
      this.training = training;
      this.order =
          new ExampleOrder(objective.examples(), training.noise().forPurpose("order of examples"));
      Optional<Weights> state = training.checkpoints().latest();
      this.adam = state.map(Adam::of).orElseGet(() -> new Adam(start));
      List<String> names = new ArrayList<>(List.of("loss"));
      names.addAll(objective.terms());
      for (String name : names) {
        curves.add(
            state.map(found -> LossCurve.of(name, found)).orElseGet(() -> new LossCurve(name)));
      }
      this.step = state.map(found -> (long) found.array("place")[0]).orElse(0L);
      this.secondsBefore = state.map(found -> found.array("place")[1]).orElse(0.0);
      this.network = network;
      this.shardRows = shardRows(network, optimization.batch());
      for (int from = 0; from < optimization.batch(); from += shardRows) {
        gradients.add(new float[network.size()]);
      }
    }

    Fitted run() {
      long began = System.nanoTime();
      try (Progress.Stage stage = training.progress().begin(title, PROGRESS_UNITS)) {
        int shown = 0;
        double done = done(began);
        while (done < 1) {
          take(done);
          done = done(began);
          training.checkpoints().offer(() -> state(began));
          int reached = (int) Math.min(PROGRESS_UNITS, done * PROGRESS_UNITS);
          if (reached > shown) {
            stage.advance(reached - shown);
            stage.note(note());
            shown = reached;
          }
        }
      }
      idle.forEach(Shard::close);
      training.checkpoints().save(state(began));
      float[] result = optimization.ema() > 0 ? adam.ema() : adam.parameters();
      return new Fitted(result, curves.stream().map(LossCurve::curve).toList());
    }

    private String note() {
      StringBuilder note = new StringBuilder(String.format(Locale.ROOT, "step %,d", step));
      curves.forEach(curve -> note.append(", ").append(curve.note()));
      return note.toString();
    }

    private double done(long began) {
      return optimization.done(step, seconds(began), objective.examples());
    }

    private double seconds(long began) {
      return secondsBefore + (System.nanoTime() - began) * 1e-9;
    }

    private Weights state(long began) {
      Weights.Builder state = Weights.builder().array("place", (double) step, seconds(began));
      adam.save(state);
      curves.forEach(curve -> curve.save(state));
      return state.build();
    }

    private void take(double done) {
      int[] batch = order.batch(step, optimization.batch());
      boolean measured = step % MEASURED == 0;
      double[] sums = new double[curves.size()];
      for (double[] part : workers.map(gradients.size(), shard -> pass(shard, batch, measured))) {
        for (int i = 0; i < part.length; i++) {
          sums[i] += part[i];
        }
      }
      requireFinite(sums[0], "the loss");
      Adam.Step change =
          new Adam.Step(
              step + 1,
              optimization.learningRate(step, done),
              optimization.weightDecay(),
              gradientFactor(),
              Math.min(optimization.ema(), (1.0 + step) / (10.0 + step)));
      List<Boolean> finite =
          workers.map(chunks(), chunk -> adam.update(from(chunk), to(chunk), gradients, change));
      requireFinite(finite.contains(false) ? Double.NaN : 0, "a parameter");
      step++;
      for (int i = 0; i < sums.length; i++) {
        curves.get(i).add(step, measured, sums[i] / batch.length);
      }
    }

    /** Returns the sum of the rows' losses and of each of the terms; nothing if not measured. */
    private double[] pass(int number, int[] batch, boolean measured) {
      int first = number * shardRows;
      int count = Math.min(shardRows, batch.length - first);
      ShardRows rows = new ShardRows(step, batch, first, count, measured);
      Shard shard = borrow();
      shard.load(adam.parameters(), step);
      objective.fill(rows, shard);
      shard.forward(rows.count());
      double loss = objective.differentiate(rows, shard);
      shard.backward(rows.count());
      shard.copyGradient(gradients.get(number));
      double[] terms = measured ? objective.measure(rows, shard, loss) : new double[0];
      idle.push(shard);
      if (!measured) {
        return new double[0];
      }
      double[] sums = new double[1 + terms.length];
      sums[0] = loss;
      System.arraycopy(terms, 0, sums, 1, terms.length);
      return sums;
    }

    /** There are no more shards in memory than threads, however large the batch is. */
    private Shard borrow() {
      Shard found = idle.poll();
      return found == null
          ? new Shard(network, kernels.open(), objective.outputs(), shardRows)
          : found;
    }

    private double gradientFactor() {
      if (optimization.clip().isEmpty()) {
        return 1;
      }
      double squares = 0;
      for (double part :
          workers.map(chunks(), chunk -> adam.squares(from(chunk), to(chunk), gradients))) {
        squares += part;
      }
      double length = Math.sqrt(squares);
      double greatest = optimization.clip().getAsDouble();
      return length > greatest ? greatest / length : 1;
    }

    private int chunks() {
      return (adam.size() + CHUNK - 1) / CHUNK;
    }

    private int from(int chunk) {
      return chunk * CHUNK;
    }

    private int to(int chunk) {
      return Math.min(adam.size(), (chunk + 1) * CHUNK);
    }

    private void requireFinite(double value, String what) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException(
            title
                + ": "
                + what
                + " stopped being finite at step "
                + (step + 1)
                + "; a lower learning-rate or a clip may help");
      }
    }
  }
}
