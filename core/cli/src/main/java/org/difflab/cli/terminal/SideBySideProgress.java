// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.terminal;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.difflab.spi.Progress;

/**
 * Shows the progress of parallel trials on one line of a terminal, which is redrawn: the open
 * stages, oldest first.
 */
public final class SideBySideProgress implements Progress {

  private static final int COLUMNS = 110;
  private static final long REDRAW_NANOS = 200_000_000;
  private static final String MORE = "…";

  private final PrintStream out;
  private final Set<OpenStage> open = new LinkedHashSet<>();
  private long drawn = Long.MIN_VALUE;

  /** Makes progress shown on a terminal. */
  public SideBySideProgress(PrintStream out) {
    this.out = out;
  }

  /**
   * Makes progress shown on standard error: on one line of a terminal; in a file, as {@link
   * TerminalProgress} does.
   */
  public static Progress onStandardError() {
    return TerminalProgress.medium() == TerminalProgress.Medium.TERMINAL
        ? new SideBySideProgress(System.err)
        : TerminalProgress.onStandardError();
  }

  @Override
  public synchronized Stage begin(String title, long total) {
    OpenStage stage = new OpenStage(title, total);
    open.add(stage);
    draw();
    return stage;
  }

  @Override
  public synchronized void warn(String message) {
    show("");
    out.println("\rwarning: " + message);
    if (!open.isEmpty()) {
      draw();
    }
  }

  private synchronized void end(OpenStage stage) {
    open.remove(stage);
    if (open.isEmpty()) {
      show("");
      out.print('\r');
      out.flush();
    } else {
      draw();
    }
  }

  private synchronized void changed() {
    if (System.nanoTime() - drawn >= REDRAW_NANOS) {
      draw();
    }
  }

  private void draw() {
    show(open.stream().map(OpenStage::text).collect(Collectors.joining(" | ")));
  }

  private void show(String text) {
    String cut = text.length() > COLUMNS ? text.substring(0, COLUMNS - MORE.length()) + MORE : text;
    out.print('\r' + cut + " ".repeat(COLUMNS - cut.length()));
    out.flush();
    drawn = System.nanoTime();
  }

  private final class OpenStage implements Stage {

    private final String title;
    private final long total;
    private long done;

    OpenStage(String title, long total) {
      this.title = title;
      this.total = total;
    }

    String text() {
      synchronized (SideBySideProgress.this) {
        return total == 0 ? title : title + " " + done + "/" + total;
      }
    }

    @Override
    public void advance(long amount) {
      synchronized (SideBySideProgress.this) {
        done += amount;
      }
      changed();
    }

    /** Notes do not fit next to several stages. */
    @Override
    public void note(String text) {}

    @Override
    public void close() {
      end(this);
    }
  }
}
