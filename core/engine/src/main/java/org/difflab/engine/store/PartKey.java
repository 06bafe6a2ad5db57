// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The name of a trained part: the SHA-256 of everything it depends on. Equal keys mean equal bits
 * on one machine, so a part with a stored key never needs to be trained again.
 *
 * @param kind "encoder", "embedder", "denoiser", or another kind of key
 * @param hash 64 hexadecimal digits
 */
public record PartKey(String kind, String hash) {

  /**
   * Returns the key for some ingredients.
   *
   * @param ingredients canonical texts in a fixed order: the component with its options, the keys
   *     of all it is trained on, the seed
   */
  public static PartKey of(String kind, List<String> ingredients) {
    MessageDigest digest = sha256();
    addTo(digest, kind);
    ingredients.forEach(ingredient -> addTo(digest, ingredient));
    return new PartKey(kind, HexFormat.of().formatHex(digest.digest()));
  }

  // The length is hashed first, so that different lists of ingredients have different bytes.
  private static void addTo(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
