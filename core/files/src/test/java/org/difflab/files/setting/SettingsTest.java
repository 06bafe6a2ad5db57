// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void aPropertyCountsBeforeTheVariable() {
    Settings settings = new Settings(Map.of("a.b", "one")::get, Map.of("A_B", "two")::get);
    assertEquals(Optional.of("one"), settings.find("a.b", "A_B"));
    assertEquals(Optional.of("two"), settings.find("other", "A_B"));
    assertEquals(Optional.empty(), settings.find("other", "OTHER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void whatIsEmptyIsNotSet(String empty) {
    assertEquals(
        Optional.of("two"),
        new Settings(name -> empty, Map.of("A_B", "two")::get).find("a.b", "A_B"));
    assertEquals(Optional.empty(), new Settings(name -> empty, name -> empty).find("a.b", "A_B"));
  }
}
