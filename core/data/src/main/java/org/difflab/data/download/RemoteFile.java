// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.util.OptionalLong;
import org.difflab.files.Checksum;

/**
 * A published file, independent of its source.
 *
 * @param name its name
 * @param bytes its size, if known
 * @param checksum the checksum of its content
 */
public record RemoteFile(String name, OptionalLong bytes, Checksum checksum) {}
