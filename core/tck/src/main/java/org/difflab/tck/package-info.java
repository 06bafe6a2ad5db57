// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance kit: one abstract test class for each kind of component and one for the plug-in
 * itself, with numbered rules. A plug-in's author extends it, says how to make the component, and
 * is shown which rule it breaks and what to do. What a component may opt out of, it says by
 * overriding a method; the rule then requires that it fails clearly.
 *
 * <p>The letter of a rule says whose it is: D denoiser, E encoder, G guidance, M embedder, P
 * plug-in, Q metric, S schedule, W sampler, X data set. The same rules are in the documentation of
 * the interfaces.
 *
 * <p>Only JUnit and the interfaces are used here; nothing knows the engine or a concrete component.
 */
package org.difflab.tck;
