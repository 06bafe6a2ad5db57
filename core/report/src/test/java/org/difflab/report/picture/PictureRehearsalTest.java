package org.difflab.report.picture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class PictureRehearsalTest {

  @Test
  void itCanBeHeldAgainAndAgain() {
    assertDoesNotThrow(PictureRehearsal::hold);
    assertDoesNotThrow(PictureRehearsal::hold);
  }
}
