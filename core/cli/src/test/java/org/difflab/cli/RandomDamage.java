// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Random damage to the files of a run folder: to bytes, lines, and values of JSON. */
final class RandomDamage {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RandomDamage() {}

  /** Damages a file and returns what was done. */
  static String of(Path file, Random random) throws IOException {
    String name = file.getFileName().toString();
    boolean bytes = random.nextInt(4) == 0;
    if (name.endsWith(".json") && !bytes) {
      JsonNode root = JSON.readTree(file.toFile());
      String change = change(root, random);
      Files.writeString(file, root.toString());
      return change;
    }
    if ((name.endsWith(".jsonl") || name.endsWith(".txt")) && !bytes) {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      String change = changeLine(lines, name.endsWith(".jsonl"), random);
      Files.writeString(
          file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
      return change;
    }
    return damageBytes(file, random);
  }

  private static String damageBytes(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(6)) {
      case 0 -> {
        Files.delete(file);
        return "deleted";
      }
      case 1 -> {
        int length = random.nextInt(bytes.length);
        Files.write(file, Arrays.copyOf(bytes, length));
        return "cut to " + length;
      }
      case 2 -> {
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20)));
        return "longer";
      }
      default -> {
        // Heads of binary files are short, and most bytes are far behind them.
        int near = random.nextBoolean() ? Math.min(bytes.length, 400) : bytes.length;
        StringBuilder places = new StringBuilder("flipped at");
        for (int flip = 1 + random.nextInt(3); flip > 0; flip--) {
          int at = random.nextInt(near);
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          places.append(' ').append(at);
        }
        Files.write(file, bytes);
        return places.toString();
      }
    }
  }

  private static String changeLine(List<String> lines, boolean json, Random random)
      throws IOException {
    int line = random.nextInt(lines.size());
    List<String> foreign =
        List.of("null", "[]", "{}", "", "\"x\"", "{\"a\": 1}", "\\", "\\u00", "NaN", "[[[[[[");
    int choice = random.nextInt(json ? 24 : 13);
    if (choice < foreign.size()) {
      lines.set(line, foreign.get(choice));
      return "line " + (line + 1) + " is " + foreign.get(choice);
    }
    if (choice == foreign.size()) {
      lines.remove(line);
      return "line " + (line + 1) + " is removed";
    }
    if (choice == foreign.size() + 1) {
      lines.add(line, lines.get(line));
      return "line " + (line + 1) + " is repeated";
    }
    if (!json) {
      lines.set(line, "other");
      return "line " + (line + 1) + " is other";
    }
    JsonNode root = JSON.readTree(lines.get(line));
    String change = change(root, random);
    lines.set(line, root.toString());
    return "line " + (line + 1) + ": " + change;
  }

  /** Replaces or removes one value of a tree. */
  private static String change(JsonNode root, Random random) {
    List<ContainerNode<?>> containers = new ArrayList<>();
    containers(root, containers);
    containers.removeIf(JsonNode::isEmpty);
    ContainerNode<?> chosen = containers.get(random.nextInt(containers.size()));
    JsonNodeFactory make = JSON.getNodeFactory();
    List<Optional<JsonNode>> values =
        List.of(
            Optional.empty(),
            Optional.of(make.nullNode()),
            Optional.of(make.textNode("NaN")),
            Optional.of(make.textNode("")),
            Optional.of(make.textNode("../../other")),
            Optional.of(make.numberNode(-1)),
            Optional.of(make.numberNode(0)),
            Optional.of(make.numberNode(0.5)),
            Optional.of(make.numberNode(1e300)),
            Optional.of(make.numberNode(-1e300)),
            Optional.of(make.numberNode(Integer.MAX_VALUE)),
            Optional.of(make.numberNode(1L << 40)),
            Optional.of(make.booleanNode(true)),
            Optional.of(make.arrayNode()),
            Optional.of(make.arrayNode().add(make.nullNode())),
            Optional.of(make.objectNode()),
            Optional.of(make.objectNode().put("a", 1)));
    Optional<JsonNode> value = values.get(random.nextInt(values.size()));
    String words = value.map(JsonNode::toString).orElse("removed");
    if (chosen instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String field = names.get(random.nextInt(names.size()));
      value.ifPresentOrElse(found -> object.set(field, found), () -> object.remove(field));
      return "'" + field + "' is " + words;
    }
    ArrayNode array = (ArrayNode) chosen;
    int at = random.nextInt(array.size());
    value.ifPresentOrElse(found -> array.set(at, found), () -> array.remove(at));
    return "[" + at + "] is " + words;
  }

  private static void containers(JsonNode node, List<ContainerNode<?>> found) {
    if (node instanceof ContainerNode<?> container) {
      found.add(container);
    }
    node.forEach(child -> containers(child, found));
  }
}
