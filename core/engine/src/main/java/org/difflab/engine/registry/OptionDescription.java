package org.difflab.engine.registry;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of an option; what validates it and what documents it.
 *
 * @param name its name in files, lower-case words joined by hyphens
 * @param type its type
 * @param defaultText its default as in a file, which may be empty; absent if it must be given
 * @param help what it does, with its unit
 * @param min the least value of a number, or of a duration in seconds, −∞ if there is none
 * @param max the greatest value of a number, or of a duration in seconds, +∞ if there is none
 */
public record OptionDescription(
    String name,
    OptionType type,
    Optional<String> defaultText,
    String help,
    double min,
    double max) {

  /** Returns the words for its type: "list of whole numbers". */
  public String typeWords() {
    return type.words();
  }

  /** Returns the options that its values are made of, if it is a group of options. */
  public List<OptionDescription> nestedOptions() {
    return group().map(OptionType.Group::options).orElse(List.of());
  }

  /** Returns the group of options that its values are, if they are. */
  Optional<OptionType.Group> group() {
    return core(type) instanceof OptionType.Group group ? Optional.of(group) : Optional.empty();
  }

  private static OptionType core(OptionType type) {
    if (type instanceof OptionType.Several several) {
      return core(several.item());
    }
    return type instanceof OptionType.Maybe maybe ? core(maybe.value()) : type;
  }
}
