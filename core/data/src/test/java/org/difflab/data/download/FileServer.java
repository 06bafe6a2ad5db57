// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on this machine that can be told to behave badly. */
final class FileServer implements AutoCloseable {

  /** How the server answers. */
  enum Manner {
    /** As it should, sending ranges when asked. */
    RANGES,
    /** Always the whole file. */
    NO_RANGES,
    /** Promises everything, sends half of it and closes the connection. */
    BREAKS_OFF,
    /** Promises everything, sends half of it and then nothing more. */
    STALLS,
    /** A web page, with status 200. */
    WEB_PAGE,
    /** Status 503. */
    BUSY,
    /** Ignores the beginning of a range. */
    WRONG_RANGE
  }

  private final HttpServer server;
  private final URI address;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Manner> manners = new CopyOnWriteArrayList<>();

  private FileServer(HttpServer server) {
    this.server = server;
    InetSocketAddress place = server.getAddress();
    this.address =
        URI.create("http://" + place.getAddress().getHostAddress() + ":" + place.getPort() + "/");
  }

  /**
   * Starts a server.
   *
   * @param manners how it answers the first requests, one each; all later ones as it should
   */
  static FileServer start(Manner... manners) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FileServer server = new FileServer(http);
      server.behave(manners);
      http.createContext("/", server::answer);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Tells how to answer the next requests. */
  void behave(Manner... next) {
    manners.addAll(List.of(next));
  }

  /** Puts a file on the server and returns its address. */
  URI put(String name, byte[] content) {
    files.put("/" + name, content);
    return address().resolve(name);
  }

  /** Returns the address of the server's folder. */
  URI address() {
    return address;
  }

  /** Returns the requests so far, as "path range if-range". */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Optional<String> range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
    Optional<String> validator =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Range"));
    requests.add((path + " " + range.orElse("") + " " + validator.orElse("")).strip());
    Manner manner = manners.isEmpty() ? Manner.RANGES : manners.remove(0);
    byte[] content = files.get(path);
    try (exchange) {
      if (manner == Manner.BUSY) {
        exchange.sendResponseHeaders(503, -1);
      } else if (manner == Manner.WEB_PAGE) {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(exchange, 200, "<html>moved</html>".getBytes(StandardCharsets.UTF_8), manner);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, content, range, manner);
      }
    }
  }

  private void send(HttpExchange exchange, byte[] content, Optional<String> range, Manner manner)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(content) + "\"");
    if (range.isEmpty() || manner == Manner.NO_RANGES) {
      send(exchange, 200, content, manner);
      return;
    }
    String[] ends = range.get().substring("bytes=".length()).split("-", -1);
    int from = manner == Manner.WRONG_RANGE ? 0 : Integer.parseInt(ends[0]);
    int to = ends[1].isEmpty() ? content.length : Integer.parseInt(ends[1]) + 1;
    if (from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    to = Math.min(to, content.length);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, from, to), manner);
  }

  private void send(HttpExchange exchange, int status, byte[] content, Manner manner)
      throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    boolean half = manner == Manner.BREAKS_OFF || manner == Manner.STALLS;
    exchange.getResponseBody().write(content, 0, half ? content.length / 2 : content.length);
    exchange.getResponseBody().flush();
    if (manner == Manner.STALLS) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
