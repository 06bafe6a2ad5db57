// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benches of the expensive loops: products, Gram matrices, copies, noise, and whole components
 * by name, including those of other plug-ins. Each class documents the command that runs it. No
 * other module depends on this one, and benches measure only time; correctness is tested in the
 * modules.
 *
 * <p>Components are named as in a file, with semicolons instead of commas, which JMH reserves:
 * {@code encoder='pca; components: 64'}. A bench that times the components of a kind has a
 * parameter called like the kind; so {@code difflab bench --component acme.tree} finds the benches
 * of a component of another's plug-in. Without the command, {@code java -jar
 * bench/kernels/target/difflab-kernels.jar} is the usual JMH.
 */
package org.difflab.kernels;
