/** A schedule, a metric, and the plug-in that declares them. Nothing of difflab's own lives here. */
package com.acme.tiny;
