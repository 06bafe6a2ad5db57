package org.difflab.report;

/**
 * What a metric is about, for those who meet it for the first time.
 *
 * @param name the family of measurements it holds for
 * @param says what a value says
 * @param limits what it does not see, or what it can be fooled by
 */
public record Explanation(String name, String says, String limits) {}
