/**
 * JMH benches of the loops that cost: products, Gram matrices, noise, and whole components made by
 * name, those of others as well as our own. Each class tells the command that runs it. Nothing here
 * is used by any other module, and nothing but time is judged here; what is right is tested where
 * it is computed.
 *
 * <p>Components are named as in a file, with semicolons for commas, which JMH takes for itself:
 * {@code -p encoder='pca; components: 64'}. A component of another's plug-in needs its jar on the
 * class path: {@code java -cp DIFFLAB-KERNELS.jar:PLUGIN.jar org.openjdk.jmh.Main SamplerBench -p
 * sampler=acme.leap}.
 */
package org.difflab.kernels;
