package org.difflab.engine.data.download;

import java.util.OptionalLong;
import org.difflab.engine.file.Checksum;

/**
 * A published file, wherever it is got from.
 *
 * @param name its name
 * @param bytes its size, where it is known
 * @param checksum what its content must have
 */
public record RemoteFile(String name, OptionalLong bytes, Checksum checksum) {}
