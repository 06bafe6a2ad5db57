// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Validates the blocks of a GIF file before it is decoded.
 *
 * <p>Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
 */
final class GifBlocks {

  private static final int IMAGE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3b;
  private static final int HEAD_BYTES = 6;

  private GifBlocks() {}

  /**
   * Checks that a file contains exactly one complete picture.
   *
   * @throws DamagedException if it contains none or several, or a picture that covers only a part
   *     of the screen
   */
  static void check(ImageInputStream in) throws IOException {
    in.seek(HEAD_BYTES);
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    try {
      int width = in.readUnsignedShort();
      int height = in.readUnsignedShort();
      int flags = in.readUnsignedByte();
      in.skipBytes(2L);
      skipTable(in, flags);
      int pictures = 0;
      for (int kind = in.readUnsignedByte(); kind != END; kind = in.readUnsignedByte()) {
        if (kind == IMAGE) {
          in.skipBytes(4L);
          boolean whole = in.readUnsignedShort() == width && in.readUnsignedShort() == height;
          if (pictures == 0 && !whole) {
            throw new DamagedException(
                "has a picture that is smaller than its screen of "
                    + width
                    + "x"
                    + height
                    + " pixels; save it whole");
          }
          pictures++;
          skipTable(in, in.readUnsignedByte());
          in.skipBytes(1L);
        } else if (kind == EXTENSION) {
          in.skipBytes(1L);
        } else {
          throw new DamagedException("is damaged: it has a block of the unknown kind " + kind);
        }
        skipData(in);
      }
      if (pictures != 1) {
        throw new DamagedException(
            pictures == 0
                ? "holds no picture"
                : "is an animation of "
                    + pictures
                    + " pictures; save the one to use as a file of its own");
      }
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  /** A table of colours follows if the highest bit of its flags is set. */
  private static void skipTable(ImageInputStream in, int flags) throws IOException {
    if ((flags & 0x80) != 0) {
      in.skipBytes(3L << ((flags & 7) + 1));
    }
  }

  private static void skipData(ImageInputStream in) throws IOException {
    for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
      in.seek(in.getStreamPosition() + size);
    }
  }
}
