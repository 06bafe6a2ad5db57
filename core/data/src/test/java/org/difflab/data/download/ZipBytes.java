// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip files made for tests, in the old form or as zip64, whatever their size. */
final class ZipBytes {

  /** Which fields hold the sizes. */
  enum Form {
    /** The 32-bit ones. */
    PLAIN,
    /** The 64-bit ones. */
    ZIP64
  }

  private final Form form;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int count;

  ZipBytes(Form form) {
    this.form = form;
  }

  /** Adds a member as it is. */
  ZipBytes stored(String name, byte[] content) {
    return add(name, 0, content, content);
  }

  /** Adds a deflated member. */
  ZipBytes deflated(String name, byte[] content) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 1000];
    int length = deflater.deflate(packed);
    deflater.end();
    return add(name, 8, content, Arrays.copyOf(packed, length));
  }

  /** Adds a member packed in some way. */
  ZipBytes add(String name, int method, byte[] content, byte[] packed) {
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    int offset = bytes.size();
    // The local header's extra field differs from that of the central directory, as it may.
    ByteBuffer local = buffer(30 + path.length + 9).putInt(0x04034b50).putShort((short) 45);
    local.putShort((short) 0).putShort((short) method).putInt(0).putInt((int) crc.getValue());
    local.putInt(packed.length).putInt(content.length);
    local.putShort((short) path.length).putShort((short) 9).put(path);
    local.putShort((short) 0x5455).putShort((short) 5).put(new byte[5]);
    write(bytes, local);
    bytes.writeBytes(packed);

    boolean large = form == Form.ZIP64;
    int extra = large ? 4 + 4 + 28 : 0;
    ByteBuffer entry = buffer(46 + path.length + extra + 2).putInt(0x02014b50).putInt(0);
    entry.putShort((short) 0).putShort((short) method).putInt(0).putInt((int) crc.getValue());
    entry.putInt(large ? -1 : packed.length).putInt(large ? -1 : content.length);
    entry.putShort((short) path.length).putShort((short) extra).putShort((short) 2);
    entry.putShort((short) 0).putShort((short) 0).putInt(0).putInt(large ? -1 : offset).put(path);
    if (large) {
      entry.putShort((short) 0x5455).putShort((short) 4).putInt(7);
      entry.putShort((short) 1).putShort((short) 24);
      entry.putLong(content.length).putLong(packed.length).putLong(offset);
    }
    write(directory, entry.putShort((short) 0x2121));
    count++;
    return this;
  }

  /** Returns the zip file. */
  byte[] bytes(String comment) {
    long from = bytes.size();
    boolean large = form == Form.ZIP64;
    bytes.writeBytes(directory.toByteArray());
    if (large) {
      long end64 = bytes.size();
      ByteBuffer end = buffer(56 + 20).putInt(0x06064b50).putLong(44).putInt(0).putInt(0).putInt(0);
      end.putLong(count).putLong(count).putLong(directory.size()).putLong(from);
      write(bytes, end.putInt(0x07064b50).putInt(0).putLong(end64).putInt(1));
    }
    byte[] text = comment.getBytes(StandardCharsets.UTF_8);
    ByteBuffer end = buffer(22 + text.length).putInt(0x06054b50).putInt(0);
    end.putShort((short) (large ? -1 : count)).putShort((short) (large ? -1 : count));
    end.putInt(large ? -1 : directory.size()).putInt(large ? -1 : (int) from);
    write(bytes, end.putShort((short) text.length).put(text));
    return bytes.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(ByteArrayOutputStream target, ByteBuffer full) {
    byte[] copy = new byte[full.position()];
    full.flip().get(copy);
    target.writeBytes(copy);
  }
}
