// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.difflab.files.AtomicFile;
import org.difflab.files.Checksum;

/**
 * How a file is obtained from one source: which bytes to transfer, and how to unpack them.
 *
 * @param file the file
 * @param range the bytes to transfer
 * @param member the member of a zip file that contains the file, if any
 */
record Delivery(RemoteFile file, RemoteRange range, Optional<ZipMember> member) {

  /** Returns the delivery of a file that is stored on a server unpacked. */
  static Delivery plain(RemoteFile file, RemoteRange range) {
    return new Delivery(file, range, Optional.empty());
  }

  /**
   * Returns the delivery of a member of a zip file.
   *
   * @throws DownloadRefused if its compression method is not supported
   */
  static Delivery packed(RemoteFile file, RemoteRange range, ZipMember member)
      throws DownloadRefused {
    if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
      throw new DownloadRefused(
          "its member "
              + member.name()
              + " is packed by method "
              + member.method()
              + "; 0 (stored) and 8 (deflated) are supported");
    }
    return new Delivery(file, range, Optional.of(member));
  }

  private boolean isDeflated() {
    return member.map(known -> known.method() == ZipMember.DEFLATED).orElse(false);
  }

  /** Returns the name of the part file; packed and unpacked bytes go to different ones. */
  String partName() {
    return file.name() + (isDeflated() ? ".deflated.part" : ".part");
  }

  /**
   * Unpacks the transferred bytes into the file.
   *
   * @throws DownloadRefused if they are damaged
   */
  void finish(PartFile part, Path target) throws IOException {
    check(part.path());
    if (isDeflated()) {
      OptionalLong size = OptionalLong.of(member.orElseThrow().size());
      AtomicFile.write(target, size, out -> unpack(part.path(), out));
      part.clear();
    } else {
      part.moveTo(target);
    }
  }

  private void check(Path part) throws IOException {
    MessageDigest digest = file.checksum().algorithm().digest();
    CRC32 crc = new CRC32();
    try (OutputStream nowhere = OutputStream.nullOutputStream();
        OutputStream digested = new DigestOutputStream(nowhere, digest);
        OutputStream checked = new CheckedOutputStream(digested, crc)) {
      unpack(part, checked);
    } catch (ZipException | EOFException e) {
      throw new DownloadRefused("its packed bytes are damaged (" + e.getMessage() + ")");
    }
    if (member.isPresent() && member.get().crc() != crc.getValue()) {
      throw new DownloadRefused(
          String.format(
              "its member has CRC-32 %08x, expected %08x", crc.getValue(), member.get().crc()));
    }
    Checksum found = file.checksum().algorithm().of(digest);
    if (!found.equals(file.checksum())) {
      throw new DownloadRefused("its file has " + found + ", expected " + file.checksum().hex());
    }
  }

  private void unpack(Path part, OutputStream target) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream packed = Files.newInputStream(part);
        InputStream unpacked =
            isDeflated() ? new InflaterInputStream(packed, inflater, 1 << 16) : packed) {
      unpacked.transferTo(target);
    } finally {
      inflater.end();
    }
  }
}
