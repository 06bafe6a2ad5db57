// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class JavaMemoryTest {

  private static final long MEGABYTE = 1L << 20;
  private static final long GIGABYTE = 1L << 30;

  @Test
  void adviceNamesTheSettingThatAllowsMore() {
    assertEquals(
        "Java may use 120 MB; DIFFLAB_JAVA_OPTS=-Xmx1g allows more",
        new JavaMemory(120 * MEGABYTE, 16 * GIGABYTE).advice());
    assertEquals(
        "Java may use 11 GB; DIFFLAB_JAVA_OPTS=-Xmx13g allows more",
        new JavaMemory(11 * GIGABYTE, 16 * GIGABYTE).advice());
  }

  @Test
  void adviceNeverAllowsMoreThanTheMachineHas() {
    assertEquals(
        "Java may use 14 GB of this machine's 16 GB (DIFFLAB_JAVA_OPTS=-Xmx… sets another limit)",
        new JavaMemory(14 * GIGABYTE, 16 * GIGABYTE).advice());
  }

  @Test
  void noSettingIsNamedThatWouldNotBeEnough() {
    JavaMemory memory = new JavaMemory(4 * GIGABYTE, 16 * GIGABYTE);
    assertEquals(
        "Java may use 4.0 GB; DIFFLAB_JAVA_OPTS=-Xmx12g allows more", memory.advice(12 * GIGABYTE));
    assertEquals(
        "Java may use 4.0 GB of this machine's 16 GB (DIFFLAB_JAVA_OPTS=-Xmx… sets another limit)",
        memory.advice(40 * GIGABYTE));
    assertEquals(
        "Java may use 1.0 GB of this machine's 3.5 GB (DIFFLAB_JAVA_OPTS=-Xmx… sets another limit)",
        new JavaMemory(GIGABYTE, 3584 * MEGABYTE).advice(2560 * MEGABYTE),
        "2 GB are too little, and 3 GB too much of the machine");
  }

  @Test
  void bytesAreReadByPeople() {
    assertEquals("1 MB", JavaMemory.text(5));
    assertEquals("850 MB", JavaMemory.text(850 * MEGABYTE));
    assertEquals("1.2 GB", JavaMemory.text(1200 * MEGABYTE));
    assertEquals("37253 GB", JavaMemory.text(40_000_000_000_000L));
  }

  @Test
  void thisProcessHasMemory() {
    JavaMemory memory = JavaMemory.ofThisProcess();
    assertEquals(Runtime.getRuntime().maxMemory(), memory.limit());
    assertTrue(memory.machine() > 0);
  }
}
