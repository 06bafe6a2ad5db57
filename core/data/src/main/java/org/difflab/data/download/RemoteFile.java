// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.util.OptionalLong;
import org.difflab.files.Checksum;

/**
 * A published file, wherever it is got from.
 *
 * @param name its name
 * @param bytes its size, where it is known
 * @param checksum what its content must have
 */
public record RemoteFile(String name, OptionalLong bytes, Checksum checksum) {}
