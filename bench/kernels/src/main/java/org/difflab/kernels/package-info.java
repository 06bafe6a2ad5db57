// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benches of the loops that cost: products, Gram matrices, copies, noise, and whole components
 * made by name, those of others as well as our own. Each class tells the command that runs it.
 * Nothing here is used by any other module, and nothing but time is judged here; what is right is
 * tested where it is computed.
 *
 * <p>Components are named as in a file, with semicolons for commas, which JMH takes for itself:
 * {@code encoder='pca; components: 64'}. A bench that times the components of a kind has a
 * parameter called like the kind; so {@code difflab bench --component acme.tree} finds the benches
 * of a component of another's plug-in. Without the command, {@code java -jar
 * bench/kernels/target/difflab-kernels-*.jar} is JMH as everywhere.
 */
package org.difflab.kernels;
