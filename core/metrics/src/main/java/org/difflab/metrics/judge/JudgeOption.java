package org.difflab.metrics.judge;

/** How every metric that asks a judge describes the option that names it. */
public final class JudgeOption {

  /** The help of the option. */
  public static final String HELP =
      "a judge made by difflab judge train; by default the one included in difflab for mnist"
          + " and handwriting";

  private JudgeOption() {}
}
