// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.data.download.FileServer.Manner;
import org.difflab.files.Checksum;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloaderTest {

  private static final String NAME = "images.gz";
  private static final String HINT = "or put it there by hand";

  @TempDir private Path folder;
  private final byte[] content = new byte[300_000];
  private FileServer server;
  private RemoteFile file;

  @BeforeEach
  void start() {
    new Random(1).nextBytes(content);
    server = FileServer.start();
    server.put(NAME, content);
    file = file(content, OptionalLong.of(content.length));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteFile file(byte[] bytes, OptionalLong size) {
    return new RemoteFile(NAME, size, checksum(bytes));
  }

  private static Checksum checksum(byte[] bytes) {
    var digest = Checksum.Algorithm.SHA256.digest();
    digest.update(bytes);
    return Checksum.Algorithm.SHA256.of(digest);
  }

  @Test
  void downloadsAndLeavesNothingBeside() throws IOException {
    Path found = download(file, server.address());
    assertEquals(folder.resolve("set").resolve(NAME), found);
    assertArrayEquals(content, Files.readAllBytes(found));
    assertEquals(List.of(NAME), names());
    assertEquals(List.of("/images.gz"), server.requests());
  }

  @Test
  void leavesAloneWhatIsThere() throws IOException {
    Path there = Files.createDirectories(folder.resolve("set")).resolve(NAME);
    Files.writeString(there, "mine");
    assertEquals(there, download(file, server.address()));
    assertEquals("mine", Files.readString(there));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void goesOnWhereTheConnectionBrokeOff() throws IOException {
    server.behave(Manner.BREAKS_OFF, Manner.BREAKS_OFF, Manner.BUSY);
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    assertEquals(4, server.requests().size());
    String tag = " \"" + Arrays.hashCode(content) + "\"";
    int first = rangeStart(server.requests().get(1), tag);
    int second = rangeStart(server.requests().get(3), tag);
    assertTrue(0 < first && first <= 150_000, server.requests().toString());
    assertTrue(
        first <= second && second <= first + (300_000 - first) / 2, server.requests().toString());
  }

  // What was still on its way when a connection breaks may be lost, so where it goes on varies.
  private static int rangeStart(String request, String tag) {
    Matcher range =
        Pattern.compile("/images\\.gz bytes=(\\d+)-299999" + Pattern.quote(tag)).matcher(request);
    assertTrue(range.matches(), request);
    return Integer.parseInt(range.group(1));
  }

  @Test
  void goesOnAfterAStall() throws IOException {
    server.behave(Manner.STALLS);
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    String tag = " \"" + Arrays.hashCode(content) + "\"";
    int start = rangeStart(server.requests().get(1), tag);
    assertTrue(0 < start && start <= 150_000, server.requests().toString());
  }

  @Test
  void goesOnWhereAnEarlierRunStopped() throws IOException {
    part(Arrays.copyOf(content, 123_456));
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    assertEquals(List.of("/images.gz bytes=123456-299999"), server.requests());
    assertEquals(List.of(NAME), names());
  }

  @Test
  void usesAPartThatIsComplete() throws IOException {
    part(content);
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    assertEquals(List.of(), server.requests());
    Files.delete(folder.resolve("set").resolve(NAME));
    part(content);
    download(file(content, OptionalLong.empty()), server.address());
    assertEquals(List.of("/images.gz bytes=300000-"), server.requests());
  }

  @Test
  void beginsAgainIfThePartIsOfAnotherFile() throws IOException {
    part(new byte[200_000]);
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    assertEquals(List.of("/images.gz bytes=200000-299999", "/images.gz"), server.requests());
    Files.delete(folder.resolve("set").resolve(NAME));
    part(new byte[400_000]);
    RemoteFile unknownSize = file(content, OptionalLong.empty());
    assertArrayEquals(content, Files.readAllBytes(download(unknownSize, server.address())));
  }

  @Test
  void beginsAgainIfTheServerCannotGoOn() throws IOException {
    server.behave(Manner.BREAKS_OFF, Manner.NO_RANGES);
    assertArrayEquals(content, Files.readAllBytes(download(file, server.address())));
    assertEquals(2, server.requests().size());
  }

  @Test
  void takesTheNextSourceAndTellsOfAllOfThem() {
    try (FileServer page = FileServer.start(pages());
        FileServer empty = FileServer.start();
        FileServer busy = FileServer.start(busy())) {
      FileServer closed = FileServer.start();
      closed.close();
      InputException problem =
          assertThrows(
              InputException.class,
              () ->
                  download(
                      file, page.address(), empty.address(), busy.address(), closed.address()));
      String message = problem.getMessage();
      assertTrue(message.startsWith("images.gz: cannot be downloaded:\n  http://"), message);
      assertTrue(
          message.contains(page.address() + "images.gz: answers with a web page instead"), message);
      assertTrue(message.contains(empty.address() + "images.gz: status 404"), message);
      assertTrue(message.contains(busy.address() + "images.gz: status 503"), message);
      assertTrue(message.contains(closed.address() + "images.gz: no connection to "), message);
      assertTrue(message.endsWith("\n" + HINT), message);
      assertEquals(1, empty.requests().size());
      assertEquals(4, busy.requests().size());
      assertEquals(List.of(), names());
      download(file, page.address(), server.address());
      assertEquals(List.of(NAME), names());
    }
  }

  private static Manner[] pages() {
    return new Manner[] {Manner.WEB_PAGE, Manner.WEB_PAGE, Manner.WEB_PAGE};
  }

  private static Manner[] busy() {
    return new Manner[] {Manner.BUSY, Manner.BUSY, Manner.BUSY, Manner.BUSY};
  }

  @Test
  void refusesAnotherSizeBeforeAnythingIsSent() {
    server.put(NAME, Arrays.copyOf(content, 299_999));
    String message = problem(file);
    assertTrue(message.contains("its file has 299999 bytes, expected 300000"), message);
    assertEquals(List.of(), names());
  }

  @Test
  void refusesAnotherChecksum() {
    byte[] other = content.clone();
    other[5]++;
    server.put(NAME, other);
    String message = problem(file);
    assertTrue(message.contains("its file has " + checksum(other)), message);
    assertTrue(message.contains("expected " + checksum(content).hex()), message);
    assertEquals(List.of(), names());
  }

  @Test
  void refusesAnotherRange() throws IOException {
    part(Arrays.copyOf(content, 1000));
    server.behave(Manner.WRONG_RANGE);
    String message = problem(file);
    assertTrue(message.contains("a part of the file that was not requested"), message);
    assertEquals(List.of(NAME + ".part"), names());
  }

  @Test
  void keepsWhatArrivedOfABrokenDownload() throws IOException {
    server.behave(Manner.BREAKS_OFF, Manner.BUSY, Manner.BUSY, Manner.BUSY);
    problem(file);
    assertEquals(List.of(NAME + ".part"), names());
    Path part = folder.resolve("set").resolve(NAME + ".part");
    byte[] kept = Files.readAllBytes(part);
    assertTrue(0 < kept.length && kept.length <= 150_000, "kept " + kept.length);
    assertArrayEquals(Arrays.copyOf(content, kept.length), kept);
    download(file, server.address());
    assertEquals(List.of(NAME), names());
  }

  @Test
  void severalDownloadsOfOneFileMakeOne() throws IOException {
    List<CompletableFuture<Path>> downloads =
        IntStream.range(0, 4)
            .mapToObj(
                index -> CompletableFuture.supplyAsync(() -> download(file, server.address())))
            .toList();
    for (CompletableFuture<Path> download : downloads) {
      assertArrayEquals(content, Files.readAllBytes(download.join()));
    }
    assertEquals(List.of("/images.gz"), server.requests());
    assertEquals(List.of(NAME), names());
  }

  @Test
  void namesTheFolderThatCannotBeMade() throws IOException {
    Files.createFile(folder.resolve("set"));
    String message = problem(file);
    assertTrue(message.contains("set: cannot be written"), message);
    assertFalse(message.contains("Exception"), message);
  }

  private String problem(RemoteFile wanted) {
    return assertThrows(InputException.class, () -> download(wanted, server.address()))
        .getMessage();
  }

  private void part(byte[] bytes) throws IOException {
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.write(set.resolve(NAME + ".part"), bytes);
  }

  private Path download(RemoteFile wanted, URI... folders) {
    DownloadLimits limits =
        new DownloadLimits(4, Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ZERO);
    List<Source> sources = Stream.of(folders).<Source>map(Source.Folder::new).toList();
    return new Downloader(limits)
        .download(wanted, sources, folder.resolve("set"), HINT, Progress.SILENT);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder.resolve("set"))) {
      return files.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
