// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureFileTest {

  @TempDir private Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture"), bytes);
  }

  private static PictureFile reading(Colour colour) {
    return new PictureFile(colour, OptionalInt.empty());
  }

  private Picture read(byte[] bytes, Colour colour) throws IOException {
    return reading(colour).read(write(bytes));
  }

  @Test
  void greyValuesStayWhatTheyAre() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int value = 0; value < 256; value++) {
      image.getRaster().setSample(value % 16, value / 16, 0, value);
    }
    for (Colour colour : Colour.values()) {
      Picture picture = read(encode(image, "png"), colour);
      for (int value = 0; value < 256; value++) {
        assertEquals(value, picture.value(value * colour.channels()), 1e-4);
      }
    }
  }

  @Test
  void sixteenBitsAreScaled() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65535);
    image.getRaster().setSample(1, 0, 0, 257 * 100);
    Picture picture = read(encode(image, "png"), Colour.GREY);
    assertEquals(255, picture.value(0), 1e-4);
    assertEquals(100, picture.value(1), 1e-4);
  }

  @Test
  void blackAndWhiteIsRead() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffffff);
    Picture picture = read(encode(image, "png"), Colour.GREY);
    assertEquals(0, picture.value(0), 1e-4);
    assertEquals(255, picture.value(1), 1e-4);
  }

  @Test
  void transparencyIsLaidOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00112233);
    image.setRGB(1, 0, 0xff112233);
    image.setRGB(2, 0, 0x80000000);
    Picture picture = read(encode(image, "png"), Colour.RGB);
    assertEquals(255, picture.value(0), 1e-4);
    assertEquals(0x11, picture.value(3), 1e-4);
    assertEquals(0x33, picture.value(5), 1e-4);
    assertEquals(127, picture.value(6), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void noticesTruncation(String format) throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int pixel = 0; pixel < 1200; pixel++) {
      image.setRGB(pixel % 40, pixel / 40, random.nextInt());
    }
    byte[] bytes = encode(image, format);
    assertEquals(new Shape(30, 40, 3), reading(Colour.RGB).shape(write(bytes)));
    assertEquals(new Shape(30, 40, 3), read(bytes, Colour.RGB).shape());
    for (int length : new int[] {20, bytes.length / 4, bytes.length / 2}) {
      InputException problem =
          assertThrows(
              InputException.class,
              () -> read(Arrays.copyOf(bytes, length), Colour.RGB),
              format + " of " + length + " bytes");
      assertTrue(
          problem.getMessage().startsWith(folder.resolve("picture") + ": "), problem.getMessage());
    }
  }

  @Test
  void namesWhatIsNoPicture() throws IOException {
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    InputException problem = assertThrows(InputException.class, () -> read(text, Colour.GREY));
    assertEquals(
        folder.resolve("picture") + ": is not a picture (PNG, JPEG, GIF, BMP or TIFF)",
        problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"10,10,5,5", "7,9,3,4", "4,5,8,15", "28,28,28,28", "50,3,11,11", "1,1,6,2"})
  void resizingKeepsTheMean(int height, int width, int newHeight, int newWidth) {
    float[] values = new float[height * width * 3];
    Random random = new Random(height);
    for (int index = 0; index < values.length; index++) {
      values[index] = random.nextInt(256);
    }
    Picture picture = new Picture(new Shape(height, width, 3), values);
    Picture resized = Picture.resized(lines(picture), newHeight, newWidth);
    assertEquals(new Shape(newHeight, newWidth, 3), resized.shape());
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(mean(picture, channel), mean(resized, channel), 1e-3);
    }
  }

  private static Lines lines(Picture picture) {
    return new Lines() {
      @Override
      public Shape shape() {
        return picture.shape();
      }

      @Override
      public void read(int line, float[] target) {
        for (int place = 0; place < target.length; place++) {
          target[place] = picture.value(line * target.length + place);
        }
      }
    };
  }

  private static double mean(Picture picture, int channel) {
    double sum = 0;
    int pixels = picture.shape().size() / 3;
    for (int pixel = 0; pixel < pixels; pixel++) {
      sum += picture.value(pixel * 3 + channel);
    }
    return sum / pixels;
  }

  @Test
  void shrinkingTakesMeansOfAreas() {
    Picture picture = new Picture(new Shape(2, 4, 1), new float[] {0, 10, 20, 30, 40, 50, 60, 70});
    Picture half = Picture.resized(lines(picture), 1, 2);
    assertEquals(25, half.value(0), 1e-4);
    assertEquals(45, half.value(1), 1e-4);
  }

  private static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }
}
