package org.difflab.engine.judge;

/** How every metric that asks a judge describes the option that names it. */
public final class JudgeOption {

  /** The help of the option. */
  public static final String HELP =
      "a judge made by difflab judge train; unless given, the one that comes with difflab for mnist"
          + " and handwriting";

  private JudgeOption() {}
}
