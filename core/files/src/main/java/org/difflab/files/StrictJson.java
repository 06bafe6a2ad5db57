// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.difflab.spi.InputException;

/**
 * Reads JSON that difflab wrote and that may have been changed since. Every field must be present,
 * none may be null, unknown or repeated, and nothing may follow the value. A problem is reported in
 * one line with the names of the file and the field.
 */
public final class StrictJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .build();

  private StrictJson() {}

  /**
   * Reads a text as a value.
   *
   * @param place the file, and the line if it has several values, for messages
   * @throws InputException with the place and the field, if it is not such a value
   */
  public static <T> T value(String place, String text, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(text, type))
          .orElseThrow(() -> new InputException(place + ": is null, expected " + words(type)));
    } catch (JsonProcessingException e) {
      throw new InputException(place + ": is not " + words(type) + ": " + reason(e), e);
    }
  }

  /**
   * Reads a file as a value.
   *
   * @throws InputException with the file and the field, if it cannot be read as such a value
   */
  public static <T> T value(Path file, Class<T> type) {
    return value(file.toString(), text(file), type);
  }

  /**
   * Reads a file as a tree.
   *
   * @throws InputException with the file, if it cannot be read or is not one JSON object
   */
  public static JsonNode object(Path file) {
    return object(file.toString(), text(file));
  }

  /**
   * Reads a text as a tree.
   *
   * @param place the file, for messages
   * @throws InputException with the place, if it is not one JSON object
   */
  public static JsonNode object(String place, String text) {
    JsonNode tree = value(place, text, JsonNode.class);
    if (!tree.isObject()) {
      throw new InputException(place + ": is not a JSON object");
    }
    return tree;
  }

  /**
   * Reads a file as UTF-8.
   *
   * @throws InputException with the file, if it cannot be read or is not UTF-8
   */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(file + ": is not text in UTF-8", e);
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    } catch (OutOfMemoryError e) {
      throw new InputException(file + ": is too large to be read", e);
    }
  }

  private static String words(Class<?> type) {
    return type == JsonNode.class
        ? "JSON"
        : "JSON of " + type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  private static String reason(JsonProcessingException e) {
    StringBuilder path = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        } else {
          path.append('[').append(step.getIndex()).append(']');
        }
      }
    }
    String problem =
        e.getCause() instanceof JsonParseException syntax ? problem(syntax) : problem(e);
    return path.isEmpty() ? problem : "field '" + path + "': " + problem;
  }

  /** The messages of Jackson name Java classes, which a user of the file does not know. */
  private static String problem(JsonProcessingException e) {
    if (e instanceof JsonParseException) {
      // The message is about the settings of the parser.
      JsonLocation place = e.getLocation();
      String name = e instanceof JsonEOFException ? "the text ends" : "the syntax is wrong";
      return name + " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deeply, or holds a text or number that is too long";
    }
    if (e instanceof UnrecognizedPropertyException) {
      return "is unknown";
    }
    if (e instanceof InvalidNullException) {
      return "is null";
    }
    if (e instanceof ValueInstantiationException made
        && made.getCause() instanceof IllegalArgumentException refused
        && refused.getMessage() != null) {
      return refused.getMessage();
    }
    if (e instanceof MismatchedInputException mismatch) {
      String message = mismatch.getOriginalMessage();
      if (message.startsWith("Missing creator property")) {
        return "is missing";
      }
      if (message.startsWith("Null value for creator property")
          || message.startsWith("Cannot map `null`")) {
        return "is null";
      }
      if (mismatch.getTargetType() != null) {
        return "expected " + expected(mismatch.getTargetType());
      }
    }
    return e.getOriginalMessage().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(" or "));
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return type == double.class || type == Double.class
          ? "a number"
          : "a whole number of at most " + (type == int.class ? 32 : 64) + " bits";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
