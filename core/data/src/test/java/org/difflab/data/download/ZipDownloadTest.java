// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.difflab.data.download.FileServer.Manner;
import org.difflab.files.Checksum;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A zip file of half a megabyte, of which single members are wanted. */
final class ZipDownloadTest {

  private static final String STORED = "letters-stored.gz";
  private static final String DEFLATED = "letters-deflated.gz";

  @TempDir private Path folder;
  private final byte[] stored = new byte[40_000];
  private final byte[] deflated = new byte[60_000];
  private FileServer server;

  @BeforeEach
  void start() {
    Random random = new Random(2);
    random.nextBytes(stored);
    for (int index = 0; index < deflated.length; index++) {
      deflated[index] = (byte) random.nextInt(16);
    }
    server = FileServer.start();
    server.put("gzip.zip", zip(ZipBytes.Form.PLAIN, ""));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] zip(ZipBytes.Form form, String comment) {
    return new ZipBytes(form)
        .stored("gzip/", new byte[0])
        .stored("gzip/digits.gz", new byte[300_000])
        .deflated("gzip/" + DEFLATED, deflated)
        .stored("gzip/" + STORED, stored)
        .stored("gzip/more.gz", new byte[100_000])
        .bytes(comment);
  }

  @Test
  void theZipFilesOfTheseTestsAreOnes() throws IOException {
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip(ZipBytes.Form.PLAIN, "x")))) {
      for (int entry = 0; entry < 3; entry++) {
        in.getNextEntry();
      }
      assertArrayEquals(deflated, in.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsOnlyTheMembersWanted(ZipBytes.Form form) throws IOException {
    for (String comment : List.of("", "a comment with PK\5\6 in it")) {
      server.put("gzip.zip", zip(form, comment));
      assertArrayEquals(stored, Files.readAllBytes(download(STORED, stored)));
      assertArrayEquals(deflated, Files.readAllBytes(download(DEFLATED, deflated)));
      assertEquals(List.of(DEFLATED, STORED), names());
      Files.delete(folder.resolve(STORED));
      Files.delete(folder.resolve(DEFLATED));
    }
    long asked =
        server.requests().stream()
            .mapToLong(
                request -> {
                  String[] ends = request.substring(request.indexOf('=') + 1).split("-", 2);
                  return Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
                })
            .sum();
    assertTrue(asked < 500_000, asked + " bytes for twice 72,000 and four ends of 66,000");
  }

  @Test
  void goesOnWhereAMemberBrokeOff() throws IOException {
    server.behave(Manner.RANGES, Manner.BREAKS_OFF, Manner.RANGES, Manner.RANGES, Manner.RANGES);
    server.behave(Manner.BUSY, Manner.RANGES, Manner.BREAKS_OFF);
    assertArrayEquals(stored, Files.readAllBytes(download(STORED, stored)));
    List<String> requests = server.requests();
    long first = from(requests.get(requests.size() - 2));
    long next = from(requests.get(requests.size() - 1));
    assertTrue(first < next && next <= first + 20_000, requests.toString());
  }

  private static long from(String request) {
    return Long.parseLong(request.replaceAll(".*bytes=(\\d+)-.*", "$1"));
  }

  @Test
  void goesOnWhereAnEarlierRunStopped() throws IOException {
    Files.write(folder.resolve(STORED + ".part"), Arrays.copyOf(stored, 30_000));
    assertArrayEquals(stored, Files.readAllBytes(download(STORED, stored)));
    String last = server.requests().get(server.requests().size() - 1);
    String[] ends = last.replaceAll(".*bytes=", "").split("-", 2);
    assertEquals(10_000, Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1);
    Files.write(folder.resolve(DEFLATED + ".deflated.part"), new byte[100]);
    assertArrayEquals(deflated, Files.readAllBytes(download(DEFLATED, deflated)));
    assertEquals(List.of(DEFLATED, STORED), names());
  }

  @Test
  void fallsBackToSingleFiles() throws IOException {
    server.behave(Manner.NO_RANGES);
    server.put(STORED, stored);
    Source files = new Source.Folder(server.address());
    assertArrayEquals(stored, Files.readAllBytes(download(STORED, stored, zipSource(), files)));
    assertEquals(List.of("/gzip.zip bytes=0-3", "/" + STORED), server.requests());
  }

  @Test
  void tellsWhatIsWrongWithTheServer() {
    server.behave(Manner.NO_RANGES);
    assertProblem("does not support range requests");
    server.behave(Manner.WEB_PAGE);
    assertProblem("answers with a web page instead of the file");
    server.behave(Manner.RANGES, Manner.WRONG_RANGE);
    assertProblem("sends a part of the file that was not requested");
  }

  @Test
  void tellsWhatIsWrongWithTheZipFile() {
    byte[] zip = zip(ZipBytes.Form.PLAIN, "");
    server.put("gzip.zip", "<html>not found</html>".getBytes(StandardCharsets.UTF_8));
    assertProblem("not a usable zip file: its first bytes are not those of a zip file");
    server.put("gzip.zip", Arrays.copyOf(zip, 400_000));
    assertProblem("not a usable zip file: it has no end record");
    server.put("gzip.zip", changed(zip, zip.length - 6, 0x7f));
    assertProblem("not a usable zip file: its central directory");
    server.put("gzip.zip", new ZipBytes(ZipBytes.Form.PLAIN).stored("a", stored).bytes(""));
    assertProblem("has no member letters-stored.gz, only [a]");
    server.put(
        "gzip.zip", new ZipBytes(ZipBytes.Form.PLAIN).add(STORED, 14, stored, stored).bytes(""));
    assertProblem("is packed by method 14; 0 (stored) and 8 (deflated) are supported");
    server.put(
        "gzip.zip", new ZipBytes(ZipBytes.Form.PLAIN).add(STORED, 8, stored, stored).bytes(""));
    assertProblem("its packed bytes are damaged");
    server.put(
        "gzip.zip", new ZipBytes(ZipBytes.Form.PLAIN).add(STORED, 0, deflated, stored).bytes(""));
    assertProblem("its member has CRC-32");
    server.put("gzip.zip", new ZipBytes(ZipBytes.Form.PLAIN).stored(STORED, deflated).bytes(""));
    assertProblem("its file has md5");
    int local = indexOf(zip, STORED.getBytes(StandardCharsets.UTF_8));
    server.put("gzip.zip", changed(zip, local, 'L'));
    assertProblem("the local header of gzip/letters-stored.gz does not match");
    assertEquals(List.of(), names());
  }

  private static byte[] changed(byte[] bytes, int place, int value) {
    byte[] copy = bytes.clone();
    copy[place] = (byte) value;
    return copy;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
  }

  private void assertProblem(String part) {
    InputException problem = assertThrows(InputException.class, () -> download(STORED, stored));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
    URI address = server.address().resolve("gzip.zip");
    assertTrue(problem.getMessage().contains("\n  " + address + ": "), problem.getMessage());
  }

  private Path download(String name, byte[] content) {
    return download(name, content, zipSource());
  }

  private Source zipSource() {
    return new Source.Zip(server.address().resolve("gzip.zip"));
  }

  private Path download(String name, byte[] content, Source... sources) {
    MessageDigest digest = Checksum.Algorithm.MD5.digest();
    digest.update(content);
    RemoteFile file = new RemoteFile(name, OptionalLong.empty(), Checksum.Algorithm.MD5.of(digest));
    DownloadLimits limits =
        new DownloadLimits(4, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO);
    return new Downloader(limits).download(file, List.of(sources), folder, "hint", Progress.SILENT);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
