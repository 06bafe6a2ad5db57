// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cameras, other programs, accidents and attackers make. */
final class PictureKindsTest {

  @TempDir private Path folder;

  private Picture read(byte[] bytes) throws IOException {
    return new PictureFile(Colour.RGB, OptionalInt.empty()).read(write(bytes));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture"), bytes);
  }

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    InputException problem = assertThrows(InputException.class, () -> read(bytes));
    assertTrue(problem.getMessage().startsWith(folder.resolve("picture") + ": "));
    assertEquals(1, problem.getMessage().lines().count());
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(8);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < width * height; pixel++) {
      image.setRGB(pixel % width, pixel / width, random.nextInt());
    }
    return image;
  }

  private static byte[] encode(String format, boolean progressive, BufferedImage... images)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      if (images.length == 1) {
        writer.write(null, new IIOImage(images[0], null, null), param);
      } else {
        writer.prepareWriteSequence(null);
        for (BufferedImage image : images) {
          writer.writeToSequence(new IIOImage(image, null, null), param);
        }
        writer.endWriteSequence();
      }
    }
    writer.dispose();
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg", "bmp", "tiff"})
  void anyCutEndIsRefused(String format) throws IOException {
    byte[] whole = encode(format, false, noise(24, 9));
    assertEquals(new Shape(9, 24, 3), read(whole).shape());
    int step = Math.max(1, whole.length / 40);
    for (int length = 0; length < whole.length - 4; length += step) {
      assertRefused(Arrays.copyOf(whole, length));
    }
    if (!format.equals("tiff")) {
      assertRefused(Arrays.copyOf(whole, whole.length - 1));
    }
  }

  @Test
  void anyChangedByteOfPngIsRefused() throws IOException {
    byte[] whole = encode("png", false, noise(7, 5));
    for (int place = 8; place < whole.length; place++) {
      byte[] changed = whole.clone();
      changed[place] ^= 0x10;
      assertRefused(changed);
    }
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    assertRefused(changed, "is damaged: the checksum of its chunk at byte 33 (IDAT) is wrong");
  }

  @Test
  void pngWithFewerLinesThanItSaysIsRefused() throws IOException {
    byte[] half = PngBytes.deflated(new byte[32 * 65]);
    assertRefused(PngBytes.whole(64, 64, 0, half), "damaged");
    assertRefused(
        PngBytes.whole(Integer.MAX_VALUE, 1, 0, half), "its pixels take 2147483647 bytes");
  }

  @Test
  void hugePicturesAreReadWithinFixedMemory() throws IOException {
    int side = 10_000;
    byte[] bytes =
        PngBytes.file(
            side, side, 0, (line, target) -> Arrays.fill(target, side / 2, side, (byte) 200));
    assertTrue(bytes.length < 1_000_000);
    Path file = write(bytes);
    Picture small = new PictureFile(Colour.GREY, OptionalInt.of(4)).read(file);
    assertEquals(0, small.value(0));
    assertEquals(0, small.value(1), 1);
    assertEquals(200, small.value(2), 1);
    assertEquals(200, small.value(15), 1);
    assertRefused(bytes, "10000x10000 pixels", "set size");
  }

  @Test
  void progressiveJpegIsNotBelievedToBeHuge() throws IOException {
    byte[] bytes = encode("jpeg", true, noise(16, 16));
    assertEquals(new Shape(16, 16, 3), read(bytes).shape());
    int frame =
        IntStream.range(0, bytes.length)
            .filter(place -> bytes[place] == (byte) 0xff && bytes[place + 1] == (byte) 0xc2)
            .findFirst()
            .orElseThrow();
    ByteBuffer.wrap(bytes).putInt(frame + 5, -1);
    assertRefused(bytes, "is a progressive JPEG of 65535x65535 pixels");
  }

  /** A corner is dark where EXIF says that the first stored line and column are. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 0, 1", "3, 1, 1", "4, 1, 0", "5, 0, 0", "6, 0, 1", "7, 1, 1", "8, 1, 0"
  })
  void orientationIsApplied(int orientation, int bottom, int right) throws IOException {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < 32 * 16; pixel++) {
      image.setRGB(pixel % 32, pixel / 32, pixel % 32 < 8 && pixel / 32 < 8 ? 0 : 0xffffff);
    }
    byte[] tiff =
        ByteBuffer.allocate(26)
            .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .array();
    byte[] jpeg = encode("jpeg", false, image);
    byte[] exif = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] withExif =
        ByteBuffer.allocate(jpeg.length + 4 + exif.length + tiff.length)
            .put(jpeg, 0, 2)
            .putShort((short) 0xffe1)
            .putShort((short) (2 + exif.length + tiff.length))
            .put(exif)
            .put(tiff)
            .put(jpeg, 2, jpeg.length - 2)
            .array();
    assertDarkCorner(read(withExif), orientation, bottom, right);
    assertEquals(
        read(withExif).shape(),
        new PictureFile(Colour.RGB, OptionalInt.empty()).shape(write(withExif)));
    byte[] png = encode("png", false, image);
    byte[] chunk = PngBytes.chunk("eXIf", tiff);
    byte[] withChunk =
        ByteBuffer.allocate(png.length + chunk.length)
            .put(png, 0, 33)
            .put(chunk)
            .put(png, 33, png.length - 33)
            .array();
    assertDarkCorner(read(withChunk), orientation, bottom, right);
  }

  private static void assertDarkCorner(Picture picture, int orientation, int bottom, int right) {
    Shape shape = picture.shape();
    assertEquals(orientation > 4 ? new Shape(32, 16, 3) : new Shape(16, 32, 3), shape);
    for (int line = 0; line < 2; line++) {
      for (int column = 0; column < 2; column++) {
        int y = line == 0 ? 1 : shape.height() - 2;
        int x = column == 0 ? 1 : shape.width() - 2;
        boolean dark = line == bottom && column == right;
        assertEquals(dark ? 0 : 255, picture.value((y * shape.width() + x) * 3), 12);
      }
    }
  }

  /** Light x is stored as 1.055 x^(1/2.4) − 0.055 in sRGB (IEC 61966-2-1). */
  @Test
  void linearLightIsConverted() throws IOException {
    byte[] gamma = PngBytes.chunk("gAMA", ByteBuffer.allocate(4).putInt(100_000).array());
    double expected = 255 * (1.055 * Math.pow(100 / 255.0, 1 / 2.4) - 0.055);
    assertEquals(expected, read(grey100(0, gamma)).value(0), 1e-4);
    byte[] standard = PngBytes.chunk("sRGB", new byte[1]);
    assertEquals(100, read(grey100(0, standard, gamma)).value(0));
    byte[] usual = PngBytes.chunk("gAMA", ByteBuffer.allocate(4).putInt(45_455).array());
    assertEquals(100, read(grey100(0, usual)).value(0));
    assertEquals(expected, read(grey100(2, profile(ColorSpace.CS_LINEAR_RGB))).value(0), 1.5);
    assertEquals(100, read(grey100(2, profile(ColorSpace.CS_sRGB))).value(0));
    assertRefused(
        grey100(2, PngBytes.chunk("iCCP", new byte[] {'x', 0, 0, 1, 2})), "colour profile");
    assertRefused(
        grey100(2, PngBytes.chunk("cICP", new byte[] {9, 16, 0, 1})), "coded by a cICP chunk");
  }

  private static byte[] grey100(int type, byte[]... further) throws IOException {
    return PngBytes.file(
        8, 8, type, (line, target) -> Arrays.fill(target, 1, target.length, (byte) 100), further);
  }

  private static byte[] profile(int space) throws IOException {
    byte[] packed = PngBytes.deflated(ICC_Profile.getInstance(space).getData());
    return PngBytes.chunk(
        "iCCP",
        ByteBuffer.allocate(3 + packed.length)
            .put((byte) 'p')
            .putShort((short) 0)
            .put(packed)
            .array());
  }

  /**
   * The inks are (200, 30, 60, 20) on the left and (10, 220, 180, 40) on the right, of 255. The
   * first file holds them inverted, the second one as YCCK, too.
   */
  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "ycck.jpg"})
  void inksBecomeColours(String name) throws IOException {
    byte[] bytes;
    try (InputStream in = getClass().getResourceAsStream(name)) {
      bytes = in.readAllBytes();
    }
    Picture picture = read(bytes);
    double[] left = {50.7, 207.4, 179.7};
    double[] right = {206.6, 29.5, 63.2};
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(left[channel], picture.value(3 * 33 + channel), 2);
      assertEquals(right[channel], picture.value(3 * 45 + channel), 2);
    }
    Picture grey = new PictureFile(Colour.GREY, OptionalInt.empty()).read(write(bytes));
    assertEquals(0.299 * 50.7 + 0.587 * 207.4 + 0.114 * 179.7, grey.value(33), 2);
  }

  @Test
  void onePictureAFile() throws IOException {
    assertRefused(encode("gif", false, noise(4, 4), noise(4, 4)), "is an animation of 2 pictures");
    assertRefused(encode("tiff", false, noise(4, 4), noise(4, 4)), "holds 2 pictures");
    byte[] frames = ByteBuffer.allocate(8).putInt(3).array();
    assertRefused(grey100(0, PngBytes.chunk("acTL", frames)), "is an animation of 3 pictures");
  }

  @Test
  void namesWhatAFileIs() throws IOException {
    assertRefused(new byte[0], "is empty");
    assertRefused(
        "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII), "is a WebP picture; PNG, JPEG");
    assertRefused("....ftypheic....".getBytes(StandardCharsets.US_ASCII), "is a HEIC picture");
    assertRefused("<svg width='1'/>.".getBytes(StandardCharsets.US_ASCII), "is an SVG");
    assertRefused(new byte[] {0, 0, 1, 1, 0}, "is not a picture");
    PictureFile reading = new PictureFile(Colour.RGB, OptionalInt.empty());
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
    InputException broken = assertThrows(InputException.class, () -> reading.read(link));
    assertEquals(link + ": is a link to a file that does not exist", broken.getMessage());
    InputException place = assertThrows(InputException.class, () -> reading.read(folder));
    assertEquals(folder + ": is a folder, not a file", place.getMessage());
    Files.delete(link);
    Files.createSymbolicLink(link, write(grey100(0)));
    assertEquals(100, reading.read(link).value(0));
  }
}
