// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A zip file on a server, of which only the required parts are read: its end, its central
 * directory, and the requested members. Zip64 is supported.
 *
 * <p>Source: PKWARE, "APPNOTE.TXT, .ZIP File Format Specification", 6.3.10, sections 4.3.7 (local
 * header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (its end), 4.5.3 (zip64 sizes).
 */
final class RemoteZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int END64_LOCATOR = 0x07064b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR_BYTES = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long LARGEST_DIRECTORY = 64L << 20;
  private static final long UNSIGNED32 = 0xffffffffL;

  private final RangeClient client;
  private final URI address;
  private final List<ZipMember> members;

  private RemoteZip(RangeClient client, URI address, List<ZipMember> members) {
    this.client = client;
    this.address = address;
    this.members = List.copyOf(members);
  }

  /**
   * Reads the central directory.
   *
   * @throws DownloadRefused if it is not a zip file, or the server does not send parts of files
   * @throws IOException if the server is currently unreachable
   */
  static RemoteZip open(RangeClient client, URI address) throws IOException {
    long size = size(client, address);
    long tailLength = Math.min(size, END_BYTES + LOCATOR_BYTES + LONGEST_COMMENT);
    long tailFrom = size - tailLength;
    ByteBuffer tail = read(client, address, tailFrom, tailLength);
    int end = findEnd(tail);
    long length = tail.getInt(end + 12) & UNSIGNED32;
    long from = tail.getInt(end + 16) & UNSIGNED32;
    if (length == UNSIGNED32 || from == UNSIGNED32 || tail.getShort(end + 10) == -1) {
      ByteBuffer end64 = read(client, address, end64(tail, end), END64_BYTES);
      require(end64.getInt(0) == END64, "its zip64 end record is missing");
      length = end64.getLong(40);
      from = end64.getLong(48);
    }
    require(
        length >= 0 && length <= LARGEST_DIRECTORY && from >= 0 && from + length <= size,
        "its central directory lies outside of it");
    return new RemoteZip(client, address, members(read(client, address, from, length)));
  }

  /**
   * Requests the first bytes, which must be those of a zip file; the response states the total
   * size.
   */
  private static long size(RangeClient client, URI address) throws IOException {
    RemoteRange start = RemoteRange.slice(address, 0, 4);
    try (RangeResponse response = client.open(start, 0, Optional.empty())) {
      int signature = receive(response, 4).getInt(0);
      require(
          signature == LOCAL || signature == END, "its first bytes are not those of a zip file");
      return response
          .fileSize()
          .orElseThrow(() -> new DownloadRefused("does not state the size of its file"));
    }
  }

  private static ByteBuffer read(RangeClient client, URI address, long from, long length)
      throws IOException {
    require(length > 0 && from >= 0, "its central directory is empty");
    RemoteRange range = RemoteRange.slice(address, from, length);
    try (RangeResponse response = client.open(range, 0, Optional.empty())) {
      return receive(response, (int) length);
    }
  }

  private static ByteBuffer receive(RangeResponse response, int length) throws IOException {
    ByteBuffer received = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    byte[] buffer = new byte[Math.min(length, 1 << 16)];
    for (int count = response.read(buffer); count >= 0; count = response.read(buffer)) {
      if (count > received.remaining()) {
        throw new DownloadRefused("sends more than was requested");
      }
      received.put(buffer, 0, count);
    }
    if (received.hasRemaining()) {
      throw new IOException("the connection was lost");
    }
    return received.rewind();
  }

  private static int findEnd(ByteBuffer tail) throws DownloadRefused {
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == tail.limit()) {
        return at;
      }
    }
    throw notAZip("it has no end record");
  }

  private static long end64(ByteBuffer tail, int end) throws DownloadRefused {
    int locator = end - LOCATOR_BYTES;
    require(locator >= 0 && tail.getInt(locator) == END64_LOCATOR, "its zip64 locator is missing");
    return tail.getLong(locator + 8);
  }

  private static List<ZipMember> members(ByteBuffer directory) throws IOException {
    List<ZipMember> members = new ArrayList<>();
    int at = 0;
    while (at + CENTRAL_BYTES <= directory.limit() && directory.getInt(at) == CENTRAL) {
      int nameLength = directory.getShort(at + 28) & 0xffff;
      int extraLength = directory.getShort(at + 30) & 0xffff;
      int commentLength = directory.getShort(at + 32) & 0xffff;
      int extra = at + CENTRAL_BYTES + nameLength;
      int next = extra + extraLength + commentLength;
      require(next <= directory.limit(), "its central directory is damaged");
      String name = text(directory, at + CENTRAL_BYTES, nameLength);
      if (!name.endsWith("/")) {
        members.add(member(directory, at, name, directory.slice(extra, extraLength)));
      }
      at = next;
    }
    require(at == directory.limit(), "its central directory is damaged");
    return members;
  }

  private static ZipMember member(ByteBuffer directory, int at, String name, ByteBuffer extra)
      throws IOException {
    require((directory.getShort(at + 8) & 1) == 0, "its member " + name + " is encrypted");
    long size = directory.getInt(at + 24) & UNSIGNED32;
    long packedSize = directory.getInt(at + 20) & UNSIGNED32;
    long offset = directory.getInt(at + 42) & UNSIGNED32;
    ByteBuffer large = zip64(extra.order(ByteOrder.LITTLE_ENDIAN));
    return new ZipMember(
        name,
        directory.getShort(at + 10) & 0xffff,
        directory.getInt(at + 16) & UNSIGNED32,
        size == UNSIGNED32 ? nextLong(large, name) : size,
        packedSize == UNSIGNED32 ? nextLong(large, name) : packedSize,
        offset == UNSIGNED32 ? nextLong(large, name) : offset);
  }

  /** Returns the extra field with values that exceed 32 bits, empty if there is none. */
  private static ByteBuffer zip64(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & 0xffff;
      int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
      if (id == 1) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  private static long nextLong(ByteBuffer large, String name) throws DownloadRefused {
    require(large.remaining() >= 8, "the zip64 sizes of its member " + name + " are missing");
    return large.getLong();
  }

  /**
   * Returns the member with a file name, in any folder of the zip file.
   *
   * @throws DownloadRefused if there is none
   */
  ZipMember member(String fileName) throws DownloadRefused {
    for (ZipMember member : members) {
      if (member.name().substring(member.name().lastIndexOf('/') + 1).equals(fileName)) {
        return member;
      }
    }
    throw new DownloadRefused(
        "its zip file has no member "
            + fileName
            + ", only "
            + members.stream().map(ZipMember::name).toList());
  }

  /**
   * Returns the range of the compressed bytes of a member, after checking its local header.
   *
   * @throws DownloadRefused if the header is not that of the member
   */
  RemoteRange data(ZipMember member) throws IOException {
    ByteBuffer header =
        read(
            client,
            address,
            member.headerOffset(),
            LOCAL_BYTES + member.name().getBytes(StandardCharsets.UTF_8).length);
    int nameLength = header.getShort(26) & 0xffff;
    require(
        header.getInt(0) == LOCAL
            && nameLength == header.limit() - LOCAL_BYTES
            && text(header, LOCAL_BYTES, nameLength).equals(member.name())
            && (header.getShort(8) & 0xffff) == member.method(),
        "the local header of " + member.name() + " does not match the central directory");
    int extraLength = header.getShort(28) & 0xffff;
    long from = member.headerOffset() + LOCAL_BYTES + nameLength + extraLength;
    return RemoteRange.slice(address, from, member.packedSize());
  }

  private static String text(ByteBuffer buffer, int from, int length) {
    byte[] bytes = new byte[length];
    buffer.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void require(boolean condition, String otherwise) throws DownloadRefused {
    if (!condition) {
      throw notAZip(otherwise);
    }
  }

  private static DownloadRefused notAZip(String why) {
    return new DownloadRefused("its file is not a usable zip file: " + why);
  }
}
