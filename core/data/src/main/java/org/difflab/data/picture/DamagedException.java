// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.IOException;
import java.io.Serial;

/** A file of a picture is damaged, truncated or of a kind that is not read; says which. */
final class DamagedException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
