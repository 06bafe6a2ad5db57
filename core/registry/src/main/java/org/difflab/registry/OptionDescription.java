// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.List;
import java.util.Optional;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.NumberRange;

/**
 * The description of an option, for validation and documentation.
 *
 * @param name its name in files, lower-case words joined by hyphens
 * @param type its type
 * @param defaultText its default as in a file, which may be empty; absent if the option is required
 * @param help what it does, with its unit
 * @param range the range of a number, of a duration in seconds, or of each of a list
 * @param formerNames its names in earlier versions, which files can no longer use
 */
public record OptionDescription(
    String name,
    OptionType type,
    Optional<String> defaultText,
    String help,
    NumberRange range,
    List<String> formerNames) {

  /** Copies the former names. */
  public OptionDescription {
    formerNames = List.copyOf(formerNames);
  }

  /**
   * Returns the message for an unknown option: "denoiser 'mlp' has no option 'drop'; it is now
   * called 'prompt-dropout'", or the name that may have been meant and all names.
   *
   * @param words the name of the component in messages
   * @param options its options
   */
  static String unknown(String words, String name, List<OptionDescription> options) {
    String message = words + " has no option '" + name + "'";
    Optional<OptionDescription> renamed =
        options.stream().filter(option -> option.formerNames().contains(name)).findFirst();
    if (renamed.isPresent()) {
      return message + "; it is now called '" + renamed.get().name() + "'";
    }
    List<String> names = options.stream().map(OptionDescription::name).toList();
    return names.isEmpty()
        ? message + " (it has none)"
        : message + Spelling.alternatives(name, names);
  }

  /** Returns its type in words: "list of whole numbers". */
  public String typeWords() {
    return type.words();
  }

  /** Returns the options of its values, if it is a group of options. */
  public List<OptionDescription> nestedOptions() {
    return group().map(OptionType.Group::options).orElse(List.of());
  }

  /** Returns the group of options, if it is one. */
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
