// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapPeakTest {

  private static final int BYTES = 64 << 20;

  @Test
  void seesWhatIsHeldAtTheEnd() {
    long empty;
    try (HeapPeak peak = HeapPeak.begin()) {
      empty = peak.bytes();
    }
    try (HeapPeak peak = HeapPeak.begin()) {
      byte[] held = new byte[BYTES];
      long full = peak.bytes();
      assertTrue(full >= BYTES && full > empty, full + " bytes with, " + empty + " without");
      assertTrue(held.length == BYTES);
    }
  }
}
