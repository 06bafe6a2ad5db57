// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the segments of a JPEG file before its pixels for what Java's decoder ignores: EXIF
 * orientation, colour profile, and inks.
 *
 * <p>Sources: ITU-T T.81, annex B; EXIF 2.32, 4.5.4; ICC.1:2022, annex B.4; Adobe Technical Note
 * 5116 (the segment APP14).
 */
final class JpegSegments {

  /** The decoder stores all coefficients of a progressive file outside of Java's heap. */
  private static final long MOST_PROGRESSIVE_PIXELS = 1L << 26;

  private static final int BLOCK_BYTES = 1 << 16;
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final String EXIF = "Exif\0\0";
  private static final String PROFILE = "ICC_PROFILE\0";
  private static final String ADOBE = "Adobe";

  private final ImageInputStream in;
  private final Map<Integer, byte[]> profile = new TreeMap<>();
  private int orientation = Exif.UPRIGHT;
  private int components;
  private boolean adobe;
  private int transform;

  private JpegSegments(ImageInputStream in) {
    this.in = in;
  }

  /**
   * Reads the segments up to the first pixels, and checks for the end marker, since the decoder
   * does not detect that the last bytes of a file are missing.
   *
   * @throws DamagedException if the end is missing, or the coding is not supported
   */
  static PictureHead read(ImageInputStream in) throws IOException {
    JpegSegments segments = new JpegSegments(in);
    in.seek(2);
    while (segments.next()) {
      // Each call reads one segment.
    }
    segments.requireEnd();
    return new PictureHead(
        segments.orientation, segments.profile(), Optional.empty(), segments.inks());
  }

  private boolean next() throws IOException {
    int marker;
    do {
      marker = in.readUnsignedByte();
    } while (marker != 0xff);
    while (marker == 0xff) {
      marker = in.readUnsignedByte();
    }
    if (marker == START_OF_SCAN || marker == END) {
      return false;
    }
    if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      return true;
    }
    long begin = in.getStreamPosition() + 2;
    int size = in.readUnsignedShort() - 2;
    if (marker == 0xe1 && begins(begin, size, EXIF)) {
      orientation = Exif.orientation(in, begin + EXIF.length());
    } else if (marker == 0xe2 && begins(begin, size, PROFILE)) {
      in.seek(begin + PROFILE.length());
      int number = in.readUnsignedByte();
      in.skipBytes(1);
      byte[] part = new byte[size - PROFILE.length() - 2];
      in.readFully(part);
      profile.put(number, part);
    } else if (marker == 0xee && size >= 12 && begins(begin, size, ADOBE)) {
      adobe = true;
      in.seek(begin + 11);
      transform = in.readUnsignedByte();
    } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
      frame(marker, begin);
    }
    in.seek(begin + Math.max(size, 0));
    return true;
  }

  /** Among coded pixels, a byte of all ones is followed by 0 or a marker. */
  private void requireEnd() throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    boolean marker = false;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      for (int index = 0; index < read; index++) {
        if (marker && block[index] == (byte) END) {
          return;
        }
        marker = block[index] == (byte) 0xff;
      }
    }
    throw new DamagedException("is truncated: it ends before its last marker");
  }

  private boolean begins(long begin, int size, String text) throws IOException {
    if (size < text.length() + 2) {
      return false;
    }
    byte[] found = new byte[text.length()];
    in.seek(begin);
    in.readFully(found);
    return new String(found, StandardCharsets.ISO_8859_1).equals(text);
  }

  private void frame(int marker, long begin) throws IOException {
    if (marker > 0xc2 && marker != 0xc8) {
      throw new DamagedException(
          "is a JPEG of an unsupported kind (lossless, differential or arithmetic coding); save it"
              + " as baseline JPEG");
    }
    in.seek(begin);
    int bits = in.readUnsignedByte();
    long height = in.readUnsignedShort();
    long width = in.readUnsignedShort();
    components = in.readUnsignedByte();
    if (bits != 8) {
      throw new DamagedException(
          "is a JPEG of " + bits + " bits; only JPEG files of 8 bits are supported");
    }
    if (components != 1 && components != 3 && components != 4) {
      throw new DamagedException(
          "has "
              + components
              + " values for each pixel; only JPEG files of 1, 3 or 4 are supported");
    }
    if (marker == 0xc2 && width * height > MOST_PROGRESSIVE_PIXELS) {
      throw new DamagedException(
          "is a progressive JPEG of "
              + width
              + "x"
              + height
              + " pixels, which must be held at once to decode it; at most "
              + MOST_PROGRESSIVE_PIXELS
              + " are: save it as baseline JPEG");
    }
  }

  private Optional<byte[]> profile() {
    if (profile.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profile.values().forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  /** With Adobe's segment, 0 is full ink; YCCK is marked by 2. */
  private Optional<PictureHead.Inks> inks() {
    return components == 4
        ? Optional.of(new PictureHead.Inks(adobe, adobe && transform == 2))
        : Optional.empty();
  }
}
