// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.difflab.spi.InputException;

/**
 * Opens text files strictly: UTF-8, or UTF-16 or UTF-32 where a byte order mark says so. The mark
 * is not part of the text. Bytes that are invalid in the encoding are an error, and are never
 * replaced.
 */
public final class TextFile {

  private static final int LOOKED_AT = 1 << 12;

  private TextFile() {}

  /** An encoding and its byte order mark. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Mark(Charset charset, byte[] bytes) {

    static Mark of(Charset charset, int... bytes) {
      byte[] mark = new byte[bytes.length];
      for (int index = 0; index < mark.length; index++) {
        mark[index] = (byte) bytes[index];
      }
      return new Mark(charset, mark);
    }

    boolean begins(byte[] head) {
      return head.length >= bytes.length
          && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
  }

  /** The mark of UTF-16LE is a prefix of that of UTF-32LE, so it is checked later. */
  private static Mark mark(byte[] head) {
    return Stream.of(
            Mark.of(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            Mark.of(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
            Mark.of(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
            Mark.of(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
            Mark.of(StandardCharsets.UTF_16LE, 0xFF, 0xFE))
        .filter(mark -> mark.begins(head))
        .findFirst()
        .orElse(Mark.of(StandardCharsets.UTF_8));
  }

  /**
   * Opens a file. Reading throws a {@link CharacterCodingException} if bytes are invalid in the
   * encoding; {@link #malformed} reports where.
   *
   * @throws InputException if the file seems to be UTF-16 or UTF-32 without a byte order mark, or
   *     is not text
   */
  public static Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 2 * LOOKED_AT);
    try {
      in.mark(LOOKED_AT);
      byte[] head = in.readNBytes(LOOKED_AT);
      in.reset();
      Mark mark = mark(head);
      if (mark.bytes().length == 0 && hasZero(head)) {
        throw new InputException(
            file
                + ": holds zero bytes, so it is not UTF-8 text; save it as UTF-8, or, if it is"
                + " UTF-16, with a byte order mark");
      }
      in.skipNBytes(mark.bytes().length);
      return new InputStreamReader(
          in,
          mark.charset()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static boolean hasZero(byte[] head) {
    for (byte one : head) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the problem of a file with bytes that are invalid in its encoding, with the line of the
   * first.
   */
  public static InputException malformed(Path file) {
    int line = 1;
    try (Reader reader = open(file)) {
      // Reading single characters returns all that precede the invalid bytes.
      for (int read = reader.read(); read >= 0; read = reader.read()) {
        line += read == '\n' ? 1 : 0;
      }
    } catch (CharacterCodingException e) {
      return new InputException(
          file + ":" + line + ": holds bytes that are not UTF-8 text; save the file as UTF-8", e);
    } catch (IOException e) {
      return FileProblem.reading(file, e);
    }
    throw new IllegalStateException(file + ": changed while it was read");
  }
}
