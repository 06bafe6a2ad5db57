// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance kit: one abstract test class for each kind of component and one for the plug-in
 * itself, with numbered rules. A plug-in's author extends it and overrides the method that creates
 * the component; failures name the violated rule and give advice. A component opts out of a feature
 * by overriding a method; the rule then requires that it refuses the feature with a clear message.
 *
 * <p>The letter of a rule is that of its kind: D denoiser, E encoder, G guidance, M embedder, P
 * plug-in, Q metric, S schedule, W sampler, X data set. The same rules are in the documentation of
 * the interfaces.
 *
 * <p>It depends on JUnit, the interfaces and the reader of options in {@code core/registry}, not on
 * the engine or on a concrete component.
 */
package org.difflab.tck;
