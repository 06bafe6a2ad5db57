// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileProblem;
import org.difflab.files.StrictJson;
import org.difflab.files.text.ShortText;
import org.difflab.spi.InputException;

/**
 * The folder of a run. Every file in it is written atomically.
 *
 * <pre>
 * run.json            what wrote the folder, and in which format
 * config.yaml         the resolved configuration, every default filled in
 * provenance.json     versions, machine, back end, data checksums
 * results.jsonl one line per trial
 * results.csv         the same as a table
 * references.json values of metrics for real and random samples
 * comparison.csv      means, spreads and differences to the baseline
 * report.html         pictures, tables, charts, timings, configuration
 * report.md           the same as Markdown
 * charts/             the charts of the report
 * explain.html what happens inside the pipelines, if requested
 * trials/NAME/        pictures, samples.npy, prompts.txt, trial.yaml and pipeline/
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** The current format; folders with another format are refused. */
  public static final int FORMAT = 4;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The file that identifies a run folder. */
  private static final String MARKER = "run.json";

  /** The allowed names of trial folders, which exclude path traversal. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=-]{0,199}");

  /**
   * Opens a folder for a run, creating it if it does not exist or is empty.
   *
   * @throws InputException if it contains other files, or a run of another format
   */
  public static RunFolder create(Path path) {
    RunFolder folder = new RunFolder(path);
    if (Files.exists(folder.marker())) {
      folder.requireFormat();
      AtomicFile.deleteUnfinished(path);
    } else if (Files.exists(path) && !folder.isEmpty()) {
      throw new InputException(
          path + ": is neither empty nor a run folder; choose another with --out");
    } else {
      folder.writeJson(MARKER, new TreeMap<>(Map.of("program", "difflab", "format", FORMAT)));
    }
    return folder;
  }

  /**
   * Opens an existing run folder.
   *
   * @throws InputException if it is not one, or has another format
   */
  public static RunFolder open(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!Files.exists(folder.marker())) {
      throw new InputException(
          path + ": is not a run folder; one has a " + MARKER + ", written by difflab run");
    }
    folder.requireFormat();
    return folder;
  }

  /** Returns whether a folder is a run folder, of any format. */
  public static boolean isAt(Path path) {
    return Files.exists(new RunFolder(path).marker());
  }

  private Path marker() {
    return path.resolve(MARKER);
  }

  private boolean isEmpty() {
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new InputException(path + ": cannot be listed: " + FileProblem.reason(e), e);
    }
  }

  private void requireFormat() {
    JsonNode root = StrictJson.object(marker());
    if (!root.path("program").asText().equals("difflab")) {
      throw new InputException(
          marker()
              + ": field 'program' must be difflab, found "
              + ShortText.of(root.path("program").toString()));
    }
    JsonNode format = root.path("format");
    if (!format.isInt() || format.intValue() != FORMAT) {
      throw new InputException(
          path
              + ": is a run folder of format "
              + (root.has("format") ? ShortText.of(format.toString()) : "nothing")
              + ", this version reads and writes format "
              + FORMAT);
    }
  }

  /**
   * Returns the folder of a trial.
   *
   * @param folder its name, as in the trial's result
   * @throws InputException if it is outside of the run folder
   */
  public Path trial(String folder) {
    return inside("trials", name(folder));
  }

  /**
   * Returns the folder of a trial's trained pipeline.
   *
   * @throws InputException if it is outside of the run folder
   */
  public Path pipeline(String folder) {
    return inside("trials", name(folder), "pipeline");
  }

  private String name(String folder) {
    if (!NAME.matcher(folder).matches()) {
      throw new InputException(
          path
              + ": '"
              + ShortText.of(folder)
              + "' cannot be the folder of a trial; it must be a single name of letters, digits and"
              + " ._=-");
    }
    return folder;
  }

  /** Resolves symbolic links of the existing part of the path. */
  private Path inside(String... names) {
    Path inner = path;
    try {
      for (String name : names) {
        inner = inner.resolve(name);
        if (Files.exists(inner, LinkOption.NOFOLLOW_LINKS)
            && !inner.toRealPath().startsWith(path.toRealPath())) {
          throw new InputException(inner + ": is a link that leads out of the run folder");
        }
      }
    } catch (IOException e) {
      throw FileProblem.reading(inner, e);
    }
    return inner;
  }

  /**
   * Returns the results written so far. Files are written atomically, so a damaged line is an error
   * and not the result of a crash.
   *
   * @throws InputException naming file, line and field, if a line is not the result of a trial
   */
  public List<TrialResult> results() {
    Path file = path.resolve("results.jsonl");
    if (!Files.exists(file)) {
      return List.of();
    }
    List<TrialResult> results = new ArrayList<>();
    List<String> lines = StrictJson.text(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ":" + (i + 1);
      TrialResult result = StrictJson.value(place, lines.get(i), TrialResult.class);
      if (!NAME.matcher(result.folder()).matches()) {
        throw new InputException(
            place
                + ": field 'folder' must be one name of letters, digits and ._=-, found '"
                + ShortText.of(result.folder())
                + "'");
      }
      try {
        result.requirePlausible();
      } catch (IllegalArgumentException e) {
        throw new InputException(place + ": " + e.getMessage(), e);
      }
      results.add(result);
    }
    return results;
  }

  /** Writes the results of trials, replacing previous ones. */
  public void writeResults(List<TrialResult> results) {
    StringBuilder lines = new StringBuilder();
    for (TrialResult result : results) {
      lines.append(text(result, JSON.writer())).append('\n');
    }
    writeText("results.jsonl", lines.toString());
  }

  /** Writes a value as indented JSON. */
  public void writeJson(String name, Object value) {
    writeText(name, text(value, JSON.writerWithDefaultPrettyPrinter()) + "\n");
  }

  /** Writes a text in UTF-8. */
  public void writeText(String name, String text) {
    AtomicFile.write(path.resolve(name), text);
  }

  private static String text(Object value, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results are plain records", e);
    }
  }
}
