package org.difflab.spi;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The signatures that others compile against: every public or protected class and member. */
final class PublicSignatures {

  private static final String CLASS = ".class";

  private PublicSignatures() {}

  /** Returns one line for each, sorted, of the classes below a folder. */
  static List<String> in(Path classes) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
        String name = classes.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("package-info.class")) {
          add(load(name.substring(0, name.length() - CLASS.length())), lines);
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

  private static void add(Class<?> type, TreeSet<String> lines) {
    if (!isVisible(type)) {
      return;
    }
    lines.add(
        type.getName()
            + ": "
            + Modifier.toString(type.getModifiers() & ~Modifier.STRICT)
            + (type.isRecord() ? " record" : type.isEnum() ? " enum" : "")
            + Stream.concat(
                    Stream.ofNullable(type.getGenericSuperclass()),
                    Arrays.stream(type.getGenericInterfaces()))
                .map(java.lang.reflect.Type::getTypeName)
                .collect(Collectors.joining(", ", " of ", "")));
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicSignatures::isVisible)
        .forEach(field -> lines.add(type.getName() + ": " + field.toGenericString()));
    Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(PublicSignatures::isVisible)
        .forEach(member -> lines.add(type.getName() + ": " + member.toGenericString()));
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
