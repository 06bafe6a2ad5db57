// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP client for ranges of bytes. It uses the proxy settings of the JVM and follows redirects.
 */
final class RangeClient {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d+)");

  private final DownloadLimits limits;
  private final HttpClient client;

  RangeClient(DownloadLimits limits) {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(limits.answer())
            .build();
  }

  /**
   * Requests a range.
   *
   * @param have number of its bytes that already exist locally
   * @param validator identifies the version of the file that those bytes belong to
   * @throws DownloadRefused if the server has no such file or range
   * @throws IOException if it is currently unreachable
   */
  RangeResponse open(RemoteRange range, long have, Optional<String> validator) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(range.address())
            .timeout(limits.answer())
            .header("User-Agent", "difflab");
    if (range.extent() == RemoteRange.Extent.SLICE || have > 0) {
      request.header("Range", range.header(have));
    }
    if (have > 0) {
      validator.ifPresent(value -> request.header("If-Range", value));
    }
    HttpResponse<InputStream> response = send(request.build());
    try {
      return answer(range, have, response);
    } catch (IOException e) {
      response.body().close();
      throw e;
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new IOException("no answer within " + limits.answer().toSeconds() + " s", e);
    } catch (ConnectException e) {
      String host = request.uri().getHost();
      if (causedByName(e)) {
        throw new DownloadRefused("there is no host " + host);
      }
      throw new IOException("no connection to " + host, e);
    } catch (InterruptedException e) {
      throw Attempts.interrupted();
    }
  }

  private static boolean causedByName(Throwable e) {
    return e.getCause() != null
        && (e.getCause() instanceof UnresolvedAddressException || causedByName(e.getCause()));
  }

  private RangeResponse answer(RemoteRange range, long have, HttpResponse<InputStream> response)
      throws IOException {
    boolean page =
        header(response, "Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
    return switch (response.statusCode()) {
      case 200 -> {
        if (page) {
          throw new DownloadRefused("answers with a web page instead of the file");
        }
        if (range.extent() == RemoteRange.Extent.SLICE) {
          throw new DownloadRefused(
              "does not support range requests (status 200 instead of 206), which are needed here");
        }
        yield response(range, response, 0, response.headers().firstValueAsLong("Content-Length"));
      }
      case 206 -> {
        Matcher sent = CONTENT_RANGE.matcher(header(response, "Content-Range"));
        if (!sent.matches() || Long.parseLong(sent.group(1)) != range.from() + have) {
          throw new DownloadRefused(
              "sends a part of the file that was not requested: "
                  + header(response, "Content-Range"));
        }
        OptionalLong size =
            sent.group(2).equals("*")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(sent.group(2)));
        yield response(range, response, have, size);
      }
      case 416 -> {
        Matcher size = UNSATISFIED.matcher(header(response, "Content-Range"));
        if (have > 0 && size.matches() && Long.parseLong(size.group(1)) == range.from() + have) {
          yield response(range, response, have, OptionalLong.of(range.from() + have));
        }
        throw new RangeGone();
      }
      case 408, 425, 429, 500, 502, 503, 504 ->
          throw new IOException("status " + response.statusCode());
      default -> throw new DownloadRefused("status " + response.statusCode());
    };
  }

  private RangeResponse response(
      RemoteRange range, HttpResponse<InputStream> response, long skipped, OptionalLong fileSize)
      throws DownloadRefused {
    if (range.extent() == RemoteRange.Extent.WHOLE
        && range.length().isPresent()
        && fileSize.isPresent()
        && !fileSize.equals(range.length())) {
      throw new DownloadRefused(
          "its file has "
              + fileSize.getAsLong()
              + " bytes, expected "
              + range.length().getAsLong());
    }
    Optional<String> validator =
        response
            .headers()
            .firstValue("ETag")
            .filter(tag -> !tag.startsWith("W/"))
            .or(() -> response.headers().firstValue("Last-Modified"));
    InputStream body =
        response.statusCode() == 416 ? InputStream.nullInputStream() : response.body();
    return new RangeResponse(body, skipped, fileSize, validator, limits.stall());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The server has no bytes after the local ones, which therefore belong to another file. */
  static final class RangeGone extends IOException {

    private static final long serialVersionUID = 1L;

    RangeGone() {
      super("status 416");
    }
  }
}
