// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

/** The keys of a pipeline besides its slots. */
enum PipelineKey implements Key {
  EXTENDS("the pipeline whose slots this one inherits and may override"),
  ABSTRACT("true for a pipeline that others extend and that is not run itself");

  private final String help;

  PipelineKey(String help) {
    this.help = help;
  }

  @Override
  public String help() {
    return help;
  }
}
