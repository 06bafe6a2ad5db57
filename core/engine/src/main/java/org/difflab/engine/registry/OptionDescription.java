package org.difflab.engine.registry;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.yaml.NumberRange;

/**
 * All that is known of an option; what validates it and what documents it.
 *
 * @param name its name in files, lower-case words joined by hyphens
 * @param type its type
 * @param defaultText its default as in a file, which may be empty; absent if it must be given
 * @param help what it does, with its unit
 * @param range the range of a number, of a duration in seconds, or of each of a list
 */
public record OptionDescription(
    String name, OptionType type, Optional<String> defaultText, String help, NumberRange range) {

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

  /** Returns whether its values are numbers or durations, or lists of them. */
  public boolean isNumeric() {
    OptionType single = core(type);
    return single == OptionType.Simple.INT
        || single == OptionType.Simple.LONG
        || single == OptionType.Simple.DOUBLE
        || single == OptionType.Simple.DURATION;
  }

  private static OptionType core(OptionType type) {
    if (type instanceof OptionType.Several several) {
      return core(several.item());
    }
    return type instanceof OptionType.Maybe maybe ? core(maybe.value()) : type;
  }
}
