// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.difflab.files.setting.Settings;
import org.difflab.spi.Progress;

/**
 * Shows progress on standard error: as bars on a terminal, or as one line per stage if the output
 * is redirected.
 */
public final class TerminalProgress implements Progress {

  private static final int BAR_COLUMNS = 100;
  private static final int REDRAW_MILLIS = 200;

  private final PrintStream out;
  private final Medium medium;

  /** Where progress is shown. */
  public enum Medium {
    /** An interactive terminal, on which a line can be redrawn. */
    TERMINAL,
    /** Anything else. */
    FILE
  }

  /** Makes progress shown on a stream. */
  public TerminalProgress(PrintStream out, Medium medium) {
    this.out = out;
    this.medium = medium;
  }

  /**
   * Makes progress shown on standard error. Only the shell can determine whether that is a
   * terminal: the launcher passes it as the system property {@code difflab.terminal}.
   */
  public static TerminalProgress onStandardError() {
    return new TerminalProgress(System.err, medium());
  }

  /** Returns the kind of standard error. */
  static Medium medium() {
    return Settings.ofThisProcess()
            .property("difflab.terminal")
            .filter("true"::equalsIgnoreCase)
            .isPresent()
        ? Medium.TERMINAL
        : Medium.FILE;
  }

  @Override
  public Stage begin(String title, long total) {
    return medium == Medium.TERMINAL ? new BarStage(bar(title, total)) : new LineStage(title);
  }

  @Override
  public void warn(String message) {
    out.println((medium == Medium.TERMINAL ? "\r" : "") + "warning: " + message);
  }

  private ProgressBar bar(String title, long total) {
    return new ProgressBarBuilder()
        .setTaskName(title)
        .setInitialMax(total == 0 ? -1 : total)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(out, BAR_COLUMNS))
        .build();
  }

  private record BarStage(ProgressBar bar) implements Stage {

    @Override
    public void advance(long amount) {
      bar.stepBy(amount);
    }

    @Override
    public void note(String text) {
      bar.setExtraMessage(text);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private final class LineStage implements Stage {

    private final String title;
    private final long start = System.nanoTime();
    private String note = "";

    LineStage(String title) {
      this.title = title;
    }

    @Override
    public void advance(long amount) {}

    @Override
    public synchronized void note(String text) {
      note = " (" + text + ")";
    }

    @Override
    public synchronized void close() {
      out.printf(Locale.ROOT, "%s%s: %.2f s%n", title, note, (System.nanoTime() - start) * 1e-9);
    }
  }
}
