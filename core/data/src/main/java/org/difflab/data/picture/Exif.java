// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** Reads the orientation of the camera: the tag Orientation of EXIF 2.32, in a TIFF structure. */
final class Exif {

  /** The first line is the top and the first column is the left side. */
  static final int UPRIGHT = 1;

  private static final int ORIENTATION_TAG = 0x112;
  private static final int SHORT_TYPE = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int GREATEST_ORIENTATION = 8;

  private Exif() {}

  /**
   * Returns the orientation that the first directory of a block gives, 1 to 8; 1 if there is none,
   * or the block is damaged. Only this tag is read, so a damaged block does no harm.
   *
   * @param begin the offset of the block in the stream
   */
  static int orientation(ImageInputStream in, long begin) {
    ByteOrder before = in.getByteOrder();
    try {
      in.seek(begin);
      in.setByteOrder(
          in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      in.skipBytes(2);
      long directory = begin + in.readUnsignedInt();
      in.seek(directory);
      int entries = in.readUnsignedShort();
      for (int entry = 0; entry < entries; entry++) {
        in.seek(directory + 2 + (long) entry * ENTRY_BYTES);
        if (in.readUnsignedShort() == ORIENTATION_TAG && in.readUnsignedShort() == SHORT_TYPE) {
          in.skipBytes(4);
          int found = in.readUnsignedShort();
          return found > UPRIGHT && found <= GREATEST_ORIENTATION ? found : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (IOException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    } finally {
      in.setByteOrder(before);
    }
  }
}
