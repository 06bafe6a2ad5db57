// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The source of {@link Safetensors}: the bytes of a file, or bytes in memory. */
public interface TensorBytes {

  /** Returns their number. */
  long size() throws IOException;

  /**
   * Returns some of them as a little-endian buffer.
   *
   * @throws IOException if there are fewer
   */
  ByteBuffer read(long position, int length) throws IOException;

  /** Returns the bytes of an open file. */
  static TensorBytes of(FileChannel channel) {
    return new TensorBytes() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, position + buffer.position()) < 0) {
            throw new IOException("the file ends at byte " + (position + buffer.position()));
          }
        }
        return buffer.flip();
      }
    };
  }

  /** Returns bytes in memory, which must not be written to again. */
  static TensorBytes of(byte[] bytes) {
    return new TensorBytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public ByteBuffer read(long position, int length) throws IOException {
        if (position < 0 || position + length > bytes.length) {
          throw new IOException("the bytes end at " + bytes.length);
        }
        return ByteBuffer.wrap(bytes, (int) position, length)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
      }
    };
  }
}
