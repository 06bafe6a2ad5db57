// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Its name and those of its members are what the test expects; nobody calls them. */
public class PublicSignaturesTest {

  /** Members of every visibility. */
  public abstract static class Open<T extends Number> implements Comparable<Open<T>> {

    public static final int PUBLIC = 1;
    static final int HIDDEN = 2;

    protected Open() {}

    public abstract List<T> values(String... names);

    int hidden() {
      return HIDDEN;
    }
  }

  /** Without supertypes. */
  public interface Bare {}

  /** Visible by itself, inside of what is not. */
  static final class Hidden {

    public record Inner(int count) {}
  }

  @Test
  void publicAndProtectedMembersAreLinesWithTheirTypes() {
    String name = Open.class.getName();
    assertEquals(
        List.of(
            name + ": protected " + name + "()",
            name + ": public abstract java.util.List<T> " + name + ".values(java.lang.String...)",
            name
                + ": public abstract static class "
                + name
                + "<T extends java.lang.Number> of java.lang.Object, java.lang.Comparable<"
                + name
                + "<T>>",
            name + ": public static final int " + name + ".PUBLIC"),
        PublicSignatures.of(Open.class));
  }

  @Test
  void anInterfaceMayHaveNoSupertypes() {
    assertEquals(
        List.of(
            Bare.class.getName() + ": public abstract static interface " + Bare.class.getName()),
        PublicSignatures.of(Bare.class));
  }

  @Test
  void whatNobodyCanNameHasNoLines() {
    assertEquals(List.of(), PublicSignatures.of(Hidden.class));
    assertEquals(List.of(), PublicSignatures.of(Hidden.Inner.class));
  }
}
