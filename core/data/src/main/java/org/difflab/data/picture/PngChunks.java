// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.imageio.stream.ImageInputStream;

/**
 * Validates the chunks of a PNG file before it is decoded, because Java's decoder does not verify
 * checksums and ignores colour profiles and orientation.
 *
 * <p>Source: "Portable Network Graphics (PNG) Specification", third edition.
 */
final class PngChunks {

  private static final int SIGNATURE_BYTES = 8;
  private static final int AROUND_DATA = 12;
  private static final int BLOCK_BYTES = 1 << 16;

  /** Maximum size of profiles and other metadata. */
  private static final int LONGEST_KEPT = 1 << 23;

  /** The maximum compression ratio of deflate. */
  private static final long GREATEST_RATIO = 1032;

  private static final double SRGB_GAMMA = 1 / 2.2;
  private static final double GAMMA_TOLERANCE = 0.02;

  private final ImageInputStream in;
  private final long length;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int orientation = Exif.UPRIGHT;
  private Optional<byte[]> profile = Optional.empty();
  private Optional<Double> gamma = Optional.empty();
  private boolean standard;
  private long claimed;
  private long compressed;

  private PngChunks(ImageInputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  /**
   * Checks every chunk.
   *
   * @param length the length of the file
   * @throws DamagedException if a chunk is damaged, the file ends too early, contains several
   *     pictures or too few bytes for its pixels, or its colour encoding is not supported
   */
  static PictureHead check(ImageInputStream in, long length) throws IOException {
    PngChunks chunks = new PngChunks(in, length);
    long at = SIGNATURE_BYTES;
    while (at >= 0) {
      at = chunks.chunk(at);
    }
    if (chunks.claimed > chunks.compressed * GREATEST_RATIO) {
      throw new DamagedException(
          "is damaged or truncated: its pixels take "
              + chunks.claimed
              + " bytes, more than its "
              + chunks.compressed
              + " compressed ones can hold");
    }
    return new PictureHead(
        chunks.orientation,
        chunks.profile,
        chunks.standard || chunks.profile.isPresent() ? Optional.empty() : chunks.gamma,
        Optional.empty());
  }

  /** Checks the chunk at a place and returns where the next begins, or −1 after the last one. */
  private long chunk(long at) throws IOException {
    if (at + AROUND_DATA > length) {
      throw new DamagedException("is truncated: it ends before its last chunk (IEND)");
    }
    in.seek(at);
    long size = in.readUnsignedInt();
    in.readFully(block, 0, 4);
    String name = name();
    if (at + AROUND_DATA + size > length) {
      throw new DamagedException(
          "is damaged or truncated: it ends within the chunk at byte " + at + " (" + name + ")");
    }
    CRC32 checksum = new CRC32();
    checksum.update(block, 0, 4);
    for (long left = size; left > 0; ) {
      int count = (int) Math.min(left, block.length);
      in.readFully(block, 0, count);
      checksum.update(block, 0, count);
      left -= count;
    }
    if (in.readUnsignedInt() != checksum.getValue()) {
      throw new DamagedException(
          "is damaged: the checksum of its chunk at byte " + at + " (" + name + ") is wrong");
    }
    take(name, at + SIGNATURE_BYTES, size);
    return name.equals("IEND") ? -1 : at + AROUND_DATA + size;
  }

  /** In a damaged file the name may contain arbitrary bytes, and is then not shown. */
  private String name() {
    String name = new String(block, 0, 4, StandardCharsets.US_ASCII);
    return name.matches("[A-Za-z]{4}") ? name : "unknown";
  }

  private void take(String name, long begin, long size) throws IOException {
    switch (name) {
      case "IHDR" -> claimed = pixelBytes(data(begin, size, name));
      case "IDAT" -> compressed += size;
      case "eXIf" -> orientation = Exif.orientation(in, begin);
      case "sRGB" -> standard = true;
      case "gAMA" -> {
        in.seek(begin);
        double exponent = in.readUnsignedInt() / 1e5;
        if (exponent > 0 && Math.abs(exponent - SRGB_GAMMA) > GAMMA_TOLERANCE) {
          gamma = Optional.of(exponent);
        }
      }
      case "iCCP" -> profile = Optional.of(profile(data(begin, size, name)));
      case "cICP" -> {
        if (!Arrays.equals(data(begin, size, name), new byte[] {1, 13, 0, 1})) {
          throw new DamagedException(
              "has colours coded by a cICP chunk that is not that of sRGB; save it as sRGB");
        }
        standard = true;
      }
      case "acTL" -> {
        in.seek(begin);
        long frames = in.readUnsignedInt();
        if (frames > 1) {
          throw new DamagedException(
              "is an animation of "
                  + frames
                  + " pictures; save the one to use as a file of its own");
        }
      }
      default -> {}
    }
  }

  private byte[] data(long begin, long size, String name) throws IOException {
    if (size > LONGEST_KEPT) {
      throw new DamagedException(
          "is damaged: its chunk "
              + name
              + " takes "
              + size
              + " bytes, which the format does not allow");
    }
    byte[] data = new byte[(int) size];
    in.seek(begin);
    in.readFully(data);
    return data;
  }

  /** Returns the number of bytes of the pixels, from width, height, bits and type of colour. */
  private static long pixelBytes(byte[] head) throws IOException {
    if (head.length < 13) {
      throw new DamagedException("is damaged: its first chunk (IHDR) is too short");
    }
    ByteBuffer sizes = ByteBuffer.wrap(head);
    long width = sizes.getInt() & 0xffffffffL;
    long height = sizes.getInt() & 0xffffffffL;
    int channels =
        switch (head[9]) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return width * channels * (head[8] & 0xff) / 8 * height;
  }

  /**
   * The name of a profile is terminated by 0 and followed by the compression method and the
   * compressed profile.
   */
  private static byte[] profile(byte[] chunk) throws IOException {
    int begin = 0;
    while (begin < chunk.length && chunk[begin] != 0) {
      begin++;
    }
    begin = Math.min(chunk.length, begin + 2);
    try (InflaterInputStream packed =
        new InflaterInputStream(new ByteArrayInputStream(chunk, begin, chunk.length - begin))) {
      byte[] profile = packed.readNBytes(LONGEST_KEPT + 1);
      if (profile.length > LONGEST_KEPT) {
        throw new DamagedException("is damaged: its colour profile is too large");
      }
      return profile;
    } catch (ZipException | EOFException e) {
      throw new DamagedException("is damaged: its colour profile cannot be read");
    }
  }
}
