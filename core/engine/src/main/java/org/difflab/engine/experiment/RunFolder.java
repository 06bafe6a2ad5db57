package org.difflab.engine.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.difflab.engine.file.AtomicFile;
import org.difflab.engine.file.FileProblem;
import org.difflab.spi.InputException;

/**
 * The folder a run leaves behind. Every file in it is written beside and then moved.
 *
 * <pre>
 * run.json            what wrote the folder, and in which format
 * config.yaml         the resolved configuration, every default filled in
 * provenance.json     versions, machine, back end, data checksums
 * results.jsonl       one line a trial
 * results.csv         the same as a table
 * references.json     what metrics say of real and of random samples
 * comparison.csv      means, spreads and differences to the baseline
 * report.html         pictures, tables, charts, timings, configuration
 * report.md           the same as Markdown
 * charts/             the charts of the report
 * explain.html        what happens inside the pipelines, if it was asked for
 * trials/NAME/        pictures, samples.npy, prompts.txt, trial.yaml and pipeline/
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** The format written here; folders of another are refused. */
  public static final int FORMAT = 3;

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String MARKER = "run.json";

  /**
   * Opens a folder for a run, making it if it is new or empty.
   *
   * @throws InputException if it holds something else, or a run of another format
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
   * Opens the folder of a run that has been made.
   *
   * @throws InputException if it is not one, or of another format
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
    int format;
    try {
      format = JSON.readTree(Files.readAllBytes(marker())).path("format").asInt(-1);
    } catch (IOException e) {
      throw new InputException(marker() + ": cannot be read: " + FileProblem.reason(e), e);
    }
    if (format != FORMAT) {
      throw new InputException(
          path
              + ": is a run folder of format "
              + format
              + ", this version reads and writes format "
              + FORMAT);
    }
  }

  /** Returns the folder of a trial. */
  public Path trial(String folder) {
    return path.resolve("trials").resolve(folder);
  }

  /** Returns the folder of a trial's trained pipeline. */
  public Path pipeline(String folder) {
    return trial(folder).resolve("pipeline");
  }

  /**
   * Returns the results written so far. Files are whole or absent, so a damaged line is no crash's
   * work but an error.
   *
   * @throws InputException naming file and line, if a line cannot be read
   */
  public List<TrialResult> results() {
    Path file = path.resolve("results.jsonl");
    if (!Files.exists(file)) {
      return List.of();
    }
    List<TrialResult> results = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        results.add(result(file, i + 1, lines.get(i)));
      }
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + FileProblem.reason(e), e);
    }
    return results;
  }

  private static TrialResult result(Path file, int line, String text) {
    try {
      return JSON.readValue(text, TrialResult.class);
    } catch (JsonProcessingException e) {
      throw new InputException(
          file + ":" + line + ": is not a trial's result: " + e.getOriginalMessage(), e);
    }
  }

  void writeResults(List<TrialResult> results) {
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
