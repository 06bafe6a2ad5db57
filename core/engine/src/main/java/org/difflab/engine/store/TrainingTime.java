package org.difflab.engine.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.difflab.engine.file.AtomicFile;

/** How long training a stored part took, as a small JSON file beside it. */
final class TrainingTime {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECONDS = "training-seconds";

  private TrainingTime() {}

  static void write(Path file, double seconds) {
    AtomicFile.write(file, JSON.createObjectNode().put(SECONDS, seconds) + "\n");
  }

  /** Returns the seconds; 0 if the file is missing or damaged, for they are only told, not used. */
  static double read(Path file) {
    try {
      return Files.exists(file)
          ? Math.max(0, JSON.readTree(Files.readAllBytes(file)).path(SECONDS).asDouble())
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
