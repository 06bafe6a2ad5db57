/** The exact denoiser of the training rows taken as they are: it memorises. */
package org.difflab.denoisers.ideal;
