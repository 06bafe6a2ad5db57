// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.files.FileNames;
import org.difflab.files.FileProblem;
import org.difflab.spi.InputException;

/**
 * The pictures found in a folder.
 *
 * @param prompts the classes that have pictures, in alphabetical order
 * @param list every picture, by class and name
 */
record LabelledPictures(List<String> prompts, List<LabelledPictures.Entry> list) {

  private static final Set<String> PASSED_OVER = Set.of("readme.md", "labels.csv");

  /**
   * A picture and its prompt.
   *
   * @param file its path
   * @param prompt its class
   */
  record Entry(Path file, String prompt) {

    /** Returns a name that does not depend on the path of the folder. */
    String name() {
      return prompt + "/" + file.getFileName();
    }
  }

  /**
   * Finds the pictures of a folder.
   *
   * @throws InputException if there are none, there are pictures both in the folder and in class
   *     folders, a class folder has subfolders, the names of two class folders are canonically
   *     equivalent, or Java cannot encode a name in this locale
   */
  static LabelledPictures in(Path folder) {
    List<Path> inside = list(folder);
    List<Path> classes = inside.stream().filter(Files::isDirectory).toList();
    List<Path> files = inside.stream().filter(path -> !Files.isDirectory(path)).toList();
    if (!classes.isEmpty() && !files.isEmpty()) {
      throw new InputException(
          files.get(0)
              + ": is in the same folder as class folders such as "
              + classes.get(0).getFileName()
              + "; move it into one of them");
    }
    List<String> prompts = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Path place : classes.isEmpty() ? List.of(folder) : classes) {
      String prompt = composed(place);
      List<Path> pictures = list(place);
      if (prompts.contains(prompt)) {
        throw new InputException(
            place
                + ": another class folder has the same name, only with other code points for the"
                + " same letters (Unicode's forms NFC and NFD); rename one of them");
      }
      pictures.forEach(file -> entries.add(entry(file, prompt)));
      if (!pictures.isEmpty()) {
        prompts.add(prompt);
      }
    }
    if (entries.isEmpty()) {
      throw new InputException(folder + ": contains neither pictures nor folders with pictures");
    }
    return new LabelledPictures(List.copyOf(prompts), List.copyOf(entries));
  }

  /** Some file systems decompose letters with accents, which would change the prompt. */
  private static String composed(Path file) {
    Path name = file.toAbsolutePath().normalize().getFileName();
    return Normalizer.normalize(name == null ? "/" : name.toString(), Normalizer.Form.NFC);
  }

  private static Entry entry(Path file, String prompt) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          file + ": is a folder within a class folder; only pictures are allowed there");
    }
    return new Entry(file, prompt);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(LabelledPictures::isWanted)
          .map(FileNames::requireSpelt)
          .sorted(
              Comparator.comparing(LabelledPictures::composed)
                  .thenComparing(path -> path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder + ": cannot be read as a folder: " + FileProblem.reason(e), e);
    }
  }

  private static boolean isWanted(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && !PASSED_OVER.contains(name.toLowerCase(Locale.ROOT));
  }
}
