package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.difflab.spi.Measurement.Better;

/**
 * One measurement over all contestants.
 *
 * @param name what was measured
 * @param better which way is better
 * @param standings one for each contestant, in their order
 */
public record MeasurementStandings(String name, Better better, List<Standing> standings) {

  /** Copies the list. */
  public MeasurementStandings {
    standings = List.copyOf(standings);
  }

  /** Returns how a contestant stands. */
  public Standing of(Contestant contestant) {
    return standings.stream()
        .filter(standing -> standing.contestant().equals(contestant))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(contestant.name() + " does not compete"));
  }

  /** Returns these standings with Holm's correction over all that have a p value. */
  MeasurementStandings corrected() {
    List<Integer> tested =
        IntStream.range(0, standings.size())
            .filter(place -> uncertainty(standings.get(place)).isPresent())
            .boxed()
            .toList();
    double[] corrected =
        HolmCorrection.of(
            tested.stream()
                .mapToDouble(place -> uncertainty(standings.get(place)).orElseThrow().probability())
                .toArray());
    List<Standing> changed = new ArrayList<>(standings);
    for (int rank = 0; rank < corrected.length; rank++) {
      Standing standing = standings.get(tested.get(rank));
      changed.set(
          tested.get(rank),
          standing.withDifference(
              standing.difference().orElseThrow().adjustedTo(corrected[rank], better)));
    }
    return new MeasurementStandings(name, better, changed);
  }

  private static Optional<Uncertainty> uncertainty(Standing standing) {
    return standing.difference().flatMap(PairedDifference::uncertainty);
  }
}
