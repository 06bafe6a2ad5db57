// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The signatures that others compile against: every public or protected class and member. */
final class PublicSignatures {

  private static final String CLASS = ".class";

  private PublicSignatures() {}

  /** Returns one line for each, sorted, of the classes below a folder. */
  static List<String> in(Path classes) throws IOException {
    SortedSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
        String name = classes.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("package-info.class")) {
          lines.addAll(of(load(name.substring(0, name.length() - CLASS.length()))));
        }
      }
    }
    return List.copyOf(lines);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicSignatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns one line for a class and each of its own members, sorted; none if it is hidden. */
  static List<String> of(Class<?> type) {
    if (!isVisible(type)) {
      return List.of();
    }
    SortedSet<String> lines = new TreeSet<>();
    lines.add(type.getName() + ": " + type.toGenericString() + supertypes(type));
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicSignatures::isVisible)
        .forEach(field -> lines.add(type.getName() + ": " + field.toGenericString()));
    Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(PublicSignatures::isVisible)
        .forEach(member -> lines.add(type.getName() + ": " + member.toGenericString()));
    return List.copyOf(lines);
  }

  private static String supertypes(Class<?> type) {
    List<String> names =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(Type::getTypeName)
            .toList();
    return names.isEmpty() ? "" : " of " + String.join(", ", names);
  }

  private static boolean isVisible(Class<?> type) {
    boolean open = (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return open && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static boolean isVisible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && !member.isSynthetic();
  }
}
