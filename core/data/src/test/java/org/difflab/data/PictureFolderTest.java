// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.difflab.data.picture.Colour;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureFolderTest {

  @TempDir private Path root;
  private Path folder;
  private final ThreadWorkers workers = new ThreadWorkers(2);

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(root.resolve("pictures"));
  }

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void classFoldersArePrompts() throws IOException {
    picture("moon/1.png", 3, 2, Color.WHITE);
    picture("moon/2.bmp", 3, 2, Color.BLACK);
    picture("sun/a.GIF", 3, 2, Color.RED);
    Files.writeString(folder.resolve("README.md"), "about");
    Files.writeString(folder.resolve("moon/labels.csv"), "about");
    Files.writeString(folder.resolve("sun/.hidden"), "about");
    Files.createDirectory(folder.resolve("empty"));
    PictureFolder dataset = dataset(Colour.RGB, 0);
    assertEquals(List.of("moon", "sun"), dataset.prompts());
    assertEquals(new Shape(2, 3, 3), dataset.shape());
    Samples train = dataset.load(Progress.SILENT).train();
    assertEquals(3, train.count());
    Matrix sun = train.values().select(train.rowsByPrompt().get("sun"));
    assertArrayEquals(new float[] {1, -1, -1, 1}, Arrays.copyOf(sun.row(0), 4));
    Samples grey = dataset(Colour.GREY, 0).load(Progress.SILENT).train();
    Matrix greySun = grey.values().select(grey.rowsByPrompt().get("sun"));
    assertEquals(0.299 * 2 - 1, greySun.get(0, 0), 1e-6);
    assertEquals(6, grey.values().columns());
  }

  @Test
  void picturesRightInTheFolderShareItsName() throws IOException {
    picture("1.png", 4, 4, Color.WHITE);
    picture("2.png", 4, 4, Color.BLACK);
    assertEquals(List.of("pictures"), dataset(Colour.GREY, 0).prompts());
    assertEquals(2, dataset(Colour.GREY, 0).load(Progress.SILENT).train().count());
    picture("class/3.png", 4, 4, Color.BLACK);
    assertProblem(0, "1.png: is in the same folder as class folders such as class");
  }

  @Test
  void resizesWhenAsked() throws IOException {
    picture("a/1.png", 30, 10, Color.WHITE);
    picture("a/2.png", 7, 9, Color.WHITE);
    assertProblem(0, "2.png: is 9x7x1", "1.png is 10x30x1; set size to resize");
    PictureFolder dataset = dataset(Colour.GREY, 8);
    assertEquals(new Shape(8, 8, 1), dataset.shape());
    float[] white = new float[128];
    Arrays.fill(white, 1);
    assertArrayEquals(white, dataset.load(Progress.SILENT).train().values().values(), 1e-6f);
  }

  @Test
  void splitsByNameAlone() throws IOException {
    for (int index = 0; index < 200; index++) {
      picture((index % 2 == 0 ? "a/" : "b/") + index + ".png", 2, 1, new Color(index, 0, 0));
    }
    Splits splits = splits(0.25, 0, 20);
    assertEquals(50, splits.test().count());
    assertEquals(25, Collections.frequency(splits.test().prompts(), "a"));
    assertEquals(10, Collections.frequency(splits.validation().prompts(), "a"));
    assertEquals(180, splits.train().count() + splits.test().count());
    assertEquals(20, splits.validation().count());
    Set<Float> seen = new HashSet<>();
    for (Samples part : List.of(splits.train(), splits.validation(), splits.test())) {
      assertEquals(Set.of("a", "b"), new HashSet<>(part.prompts()));
      for (int row = 0; row < part.count(); row++) {
        assertTrue(seen.add(part.values().get(row, 0)));
      }
    }
    assertEquals(splits, splits(0.25, 0, 20));
    assertNotEquals(splits.test(), splits(0.25, 1, 20).test());

    List<Float> before = reds(splits.test());
    picture("a/another.png", 2, 1, new Color(255, 0, 0));
    Splits after = splits(0.25, 0, 20);
    assertNotEquals(splits.checksum(), after.checksum());
    List<Float> now = reds(after.test());
    assertTrue(before.stream().filter(now::contains).count() >= before.size() - 1);
  }

  private static List<Float> reds(Samples samples) {
    List<Float> reds = new ArrayList<>();
    for (int row = 0; row < samples.count(); row++) {
      reds.add(samples.values().get(row, 0));
    }
    return reds;
  }

  private Splits splits(double test, long seed, int validation) {
    return new PictureFolder(
            new PictureFolder.Options(
                folder,
                Colour.RGB,
                0,
                test,
                new SplitOptions(TrainOn.TRAIN, validation, OptionalInt.empty(), seed)),
            new LocalFolders(Optional.empty(), folder),
            workers)
        .load(Progress.SILENT);
  }

  @Test
  void namesWhatIsNoPicture() throws IOException {
    assertProblem(0, "pictures: contains neither pictures");
    picture("a/1.png", 3, 3, Color.WHITE);
    Path text = Files.writeString(folder.resolve("a/notes.txt"), "these are notes");
    assertProblem(0, "notes.txt: is not a picture (PNG, JPEG, GIF, BMP or TIFF)");
    Files.delete(text);
    Files.createDirectory(folder.resolve("a/b"));
    assertProblem(0, "b: is a folder within a class folder");
    InputException missing =
        assertThrows(
            InputException.class,
            () -> {
              folder = root.resolve("none");
              dataset(Colour.GREY, 0).prompts();
            });
    assertTrue(missing.getMessage().contains("none: no such file or folder"));
  }

  @Test
  void namesAreTheSameHoweverTheirLettersAreCoded() throws IOException {
    assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"));
    picture("a\u0308/1.png", 3, 3, Color.WHITE);
    assertEquals(List.of("\u00e4"), dataset(Colour.GREY, 0).prompts());
    picture("\u00c4/1.png", 3, 3, Color.WHITE);
    assertEquals(List.of("\u00c4", "\u00e4"), dataset(Colour.GREY, 0).prompts());
    Path same = folder.resolve("\u00e4");
    assumeTrue(Files.notExists(same), "a file system that takes both for the same");
    picture("\u00e4/1.png", 3, 3, Color.BLACK);
    assertProblem(0, "another class folder has the same name");
  }

  @Test
  void readsEmojiFromTheDataDirectory() {
    DataFolders folders = RealData.with("emoji-48", root);
    PictureFolder dataset =
        new PictureFolder(
            new PictureFolder.Options(
                Path.of("emoji-48"), Colour.RGB, 0, 0.1, SplitOptions.DEFAULT),
            folders,
            workers);
    assertEquals(new Shape(48, 48, 3), dataset.shape());
    assertEquals(
        List.of(
            "activities",
            "animals-nature",
            "food-drink",
            "objects",
            "people-body",
            "smileys-emotion",
            "symbols",
            "travel-places"),
        dataset.prompts());
    Splits splits = dataset.load(Progress.SILENT);
    assertEquals(1391, splits.train().count() + splits.test().count());
    assertEquals(139, splits.test().count(), 40);
    // The corner of an emoji is white.
    assertEquals(1f, splits.train().values().get(0, 0));
  }

  private void assertProblem(int size, String... parts) {
    InputException problem =
        assertThrows(InputException.class, () -> dataset(Colour.GREY, size).load(Progress.SILENT));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private PictureFolder dataset(Colour colour, int size) {
    return new PictureFolder(
        new PictureFolder.Options(folder, colour, size, 0, SplitOptions.DEFAULT),
        new LocalFolders(Optional.empty(), root),
        workers);
  }

  private void picture(String name, int width, int height, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < width * height; pixel++) {
      image.setRGB(pixel % width, pixel / width, colour.getRGB());
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1);
    assertTrue(ImageIO.write(image, format, file.toFile()));
  }
}
