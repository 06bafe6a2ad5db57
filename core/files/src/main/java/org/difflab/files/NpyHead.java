// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.spi.InputException;

/**
 * The header of a {@code .npy} file: magic bytes, version, length, and a Python dictionary that
 * describes the array.
 *
 * @param type the type of the numbers
 * @param order the order of their bytes
 * @param fortran whether the first axis varies fastest (Fortran's order) and not the last one
 * @param sizes the array's sizes
 */
record NpyHead(NpyType type, ByteOrder order, boolean fortran, List<Integer> sizes) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 20;
  private static final int ALIGNMENT = 64;
  private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)");
  private static final Pattern ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SIZES =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9L,\\s]*)\\)");

  /** Reads the header of a file, leaving the stream at the first number. */
  static NpyHead read(Path file, DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new InputException(
          file
              + ": is not a .npy file; it does not start with \\x93NUMPY"
              + (magic.length > 1 && magic[0] == 'P' && magic[1] == 'K'
                  ? "; this looks like an .npz archive: save the one array with numpy.save"
                  : ""));
    }
    int version = in.readUnsignedByte();
    int minor = in.readUnsignedByte();
    if (version < 1 || version > 3) {
      throw new InputException(
          file + ": is a .npy file of version " + version + "." + minor + "; 1 to 3 are supported");
    }
    int length = littleEndian(in, version == 1 ? 2 : 4);
    if (length < 0 || length > LONGEST) {
      throw new InputException(
          file
              + ": has a header of "
              + Integer.toUnsignedString(length)
              + " bytes, at most "
              + LONGEST
              + " are allowed");
    }
    byte[] text = in.readNBytes(length);
    if (text.length < length) {
      throw new InputException(file + ": ends within its header; it is truncated");
    }
    return parse(file, new String(text, StandardCharsets.UTF_8));
  }

  private static int littleEndian(DataInputStream in, int bytes) throws IOException {
    int number = 0;
    for (int index = 0; index < bytes; index++) {
      number |= in.readUnsignedByte() << (8 * index);
    }
    return number;
  }

  private static NpyHead parse(Path file, String text) {
    String described = find(file, TYPE, text, "plain 'descr'");
    NpyType type =
        described.matches("[<>|=].*")
            ? NpyType.of(described.substring(1)).orElseThrow(() -> unknown(file, described))
            : NpyType.of(described).orElseThrow(() -> unknown(file, described));
    ByteOrder order = described.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean fortran = find(file, ORDER, text, "'fortran_order'").equals("True");
    List<Integer> sizes = new ArrayList<>();
    for (String size : find(file, SIZES, text, "'shape'").replace("L", "").split(",", -1)) {
      if (!size.isBlank()) {
        try {
          sizes.add(Integer.parseInt(size.strip()));
        } catch (NumberFormatException e) {
          throw new InputException(file + ": has a size of " + size.strip() + ", too large", e);
        }
      }
    }
    if (sizes.isEmpty()) {
      throw new InputException(file + ": holds a single number, not an array");
    }
    return new NpyHead(type, order, fortran, sizes);
  }

  private static String find(Path file, Pattern pattern, String text, String what) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new InputException(file + ": its header has no " + what + ": " + text.strip());
    }
    return matcher.group(1);
  }

  private static InputException unknown(Path file, String described) {
    String known =
        Stream.of(NpyType.values()).map(NpyType::numpyName).collect(Collectors.joining(", "));
    return new InputException(
        file + ": holds numbers of type '" + described + "'; allowed are " + known);
  }

  int rows() {
    return sizes.get(0);
  }

  /** Returns the number of values of a row. */
  long columns() {
    long columns = 1;
    for (int size : sizes.subList(1, sizes.size())) {
      columns = size == 0 ? 0 : Math.min(columns, Long.MAX_VALUE / size) * size;
    }
    return columns;
  }

  /**
   * Returns the header as bytes, version 1.0, padded so that the numbers begin at a multiple of 64.
   */
  byte[] bytes() {
    String list = sizes.stream().map(size -> size + ",").collect(Collectors.joining(" "));
    String shape = sizes.size() == 1 ? list : list.substring(0, list.length() - 1);
    String dictionary =
        "{'descr': '"
            + (type.bytes() == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<")
            + type.code()
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': ("
            + shape
            + "), }";
    int fixed = MAGIC.length + 4;
    int padded = (fixed + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = new byte[padded];
    Arrays.fill(bytes, (byte) ' ');
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[MAGIC.length] = 1;
    bytes[MAGIC.length + 1] = 0;
    bytes[MAGIC.length + 2] = (byte) (padded - fixed);
    bytes[MAGIC.length + 3] = (byte) ((padded - fixed) >> 8);
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, fixed, text.length);
    bytes[padded - 1] = '\n';
    return bytes;
  }
}
