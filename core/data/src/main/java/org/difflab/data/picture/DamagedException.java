// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.IOException;
import java.io.Serial;

/** Thrown if a picture file is damaged, truncated or of an unsupported kind. */
final class DamagedException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
