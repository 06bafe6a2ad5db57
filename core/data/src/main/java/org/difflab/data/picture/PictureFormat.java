// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The supported picture formats, detected by the first bytes of a file, not by its name. */
enum PictureFormat {
  PNG("png", "\u0089PNG\r\n\u001a\n"),
  JPEG("jpeg", "\u00ff\u00d8\u00ff"),
  GIF("gif", "GIF8"),
  BMP("bmp", "BM"),
  TIFF("tiff", "II*\0", "MM\0*");

  /** The list of all formats for messages. */
  static final String ALL = "PNG, JPEG, GIF, BMP or TIFF";

  private static final int HEAD_BYTES = 16;

  private final String imageIoName;
  private final ImmutableList<String> beginnings;

  PictureFormat(String imageIoName, String... beginnings) {
    this.imageIoName = imageIoName;
    this.beginnings = ImmutableList.copyOf(beginnings);
  }

  /** Returns the first bytes of a file as Latin-1, and resets the stream. */
  static String head(ImageInputStream in) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    in.seek(0);
    int length = 0;
    for (int read = 0; read >= 0 && length < HEAD_BYTES; length += Math.max(read, 0)) {
      read = in.read(head, length, HEAD_BYTES - length);
    }
    in.seek(0);
    return new String(head, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Returns the format of a file with these first bytes, if it is supported. */
  static Optional<PictureFormat> of(String head) {
    return Stream.of(values())
        .filter(format -> format.beginnings.stream().anyMatch(head::startsWith))
        .findFirst();
  }

  /**
   * Returns the likely type of an unsupported file with these first bytes, for messages, if known.
   */
  static Optional<String> other(String head) {
    String kind = head.length() < 12 ? "" : head.substring(4, 12);
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of("a WebP picture");
    }
    if (kind.equals("ftypavif") || kind.equals("ftypavis")) {
      return Optional.of("an AVIF picture");
    }
    if (kind.startsWith("ftyphei") || kind.equals("ftypmif1") || kind.equals("ftypmsf1")) {
      return Optional.of("a HEIC picture");
    }
    if (kind.startsWith("jP  ")) {
      return Optional.of("a JPEG 2000 picture");
    }
    if (head.startsWith("%PDF")) {
      return Optional.of("a PDF file");
    }
    if (head.startsWith("<svg") || head.startsWith("<?xml")) {
      return Optional.of("an SVG or XML file");
    }
    return Optional.empty();
  }

  /**
   * Returns Java's built-in reader and not another installed one, since a file must give the same
   * values everywhere.
   */
  ImageReader reader() throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(imageIoName);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if ("java.desktop".equals(reader.getClass().getModule().getName())) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("this Java cannot read " + this);
  }
}
