// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.net.URI;

/** A source of files on the network. */
public sealed interface Source {

  /** Returns the address of the source. */
  URI address();

  /**
   * A folder that contains each file under its name.
   *
   * @param address the folder's address, ending with a slash
   */
  record Folder(URI address) implements Source {}

  /**
   * A zip file whose members include the files. Only they are read, so the server must be able to
   * send a range of bytes.
   *
   * @param address the zip file's address
   */
  record Zip(URI address) implements Source {}
}
