/** A denoiser of regression forests, and the plug-in that declares it. Nothing of difflab's own lives here. */
package com.acme.forest;
