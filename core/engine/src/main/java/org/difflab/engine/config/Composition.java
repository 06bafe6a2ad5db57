// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.difflab.registry.Kind;
import org.difflab.registry.PartChoice;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * A pipeline composed in Java. Only the denoiser is required; other slots have the same defaults as
 * in files. If a default depends on the data, {@link #samples} sets their shape. Each slot accepts
 * the options of a component, whose class identifies the component, or the name of a component with
 * its default options, or a {@link Part}. Immutable: every choice returns a new composition.
 *
 * <p>All methods that choose a component throw {@link InputException} if there is no such
 * component, or an option is out of range.
 */
public final class Composition {

  private static final Shape IMAGE = new Shape(2, 2, 1);
  private static final Shape VECTOR = Shape.vector(1);

  private final PartChoice choice;
  private final Optional<Shape> shape;
  private final Map<Kind, Part<?>> slots;

  private Composition(PartChoice choice, Optional<Shape> shape, Map<Kind, Part<?>> slots) {
    this.choice = choice;
    this.shape = shape;
    this.slots = slots;
  }

  /** Starts from the defaults. */
  public static Composition from(PartChoice choice) {
    return new Composition(choice, Optional.empty(), Map.of());
  }

  /**
   * Sets the shape of samples, on which defaults may depend: points and tables have another default
   * encoder than images.
   */
  public Composition samples(Shape layout) {
    return new Composition(choice, Optional.of(layout), slots);
  }

  /** Chooses the encoder by its options. */
  public Composition encoder(Record options) {
    return encoder(choice.of(EncoderTrainer.class, options));
  }

  /** Chooses the encoder by its name. */
  public Composition encoder(String name) {
    return encoder(choice.of(EncoderTrainer.class, name));
  }

  /** Chooses the encoder. */
  public Composition encoder(Part<EncoderTrainer> part) {
    return with(Kind.ENCODER, part);
  }

  /** Chooses the embedder by its options. */
  public Composition embedder(Record options) {
    return embedder(choice.of(EmbedderTrainer.class, options));
  }

  /** Chooses the embedder by its name. */
  public Composition embedder(String name) {
    return embedder(choice.of(EmbedderTrainer.class, name));
  }

  /** Chooses the embedder. */
  public Composition embedder(Part<EmbedderTrainer> part) {
    return with(Kind.EMBEDDER, part);
  }

  /** Chooses the schedule by its options. */
  public Composition schedule(Record options) {
    return schedule(choice.of(Schedule.class, options));
  }

  /** Chooses the schedule by its name. */
  public Composition schedule(String name) {
    return schedule(choice.of(Schedule.class, name));
  }

  /** Chooses the schedule. */
  public Composition schedule(Part<Schedule> part) {
    return with(Kind.SCHEDULE, part);
  }

  /** Chooses the denoiser by its options. */
  public Composition denoiser(Record options) {
    return denoiser(choice.of(DenoiserTrainer.class, options));
  }

  /** Chooses the denoiser by its name. */
  public Composition denoiser(String name) {
    return denoiser(choice.of(DenoiserTrainer.class, name));
  }

  /** Chooses the denoiser. */
  public Composition denoiser(Part<DenoiserTrainer> part) {
    return with(Kind.DENOISER, part);
  }

  /** Chooses the guidance by its options. */
  public Composition guidance(Record options) {
    return guidance(choice.of(Guidance.class, options));
  }

  /** Chooses the guidance by its name. */
  public Composition guidance(String name) {
    return guidance(choice.of(Guidance.class, name));
  }

  /** Chooses the guidance. */
  public Composition guidance(Part<Guidance> part) {
    return with(Kind.GUIDANCE, part);
  }

  /** Chooses the sampler by its options. */
  public Composition sampler(Record options) {
    return sampler(choice.of(Sampler.class, options));
  }

  /** Chooses the sampler by its name. */
  public Composition sampler(String name) {
    return sampler(choice.of(Sampler.class, name));
  }

  /** Chooses the sampler. */
  public Composition sampler(Part<Sampler> part) {
    return with(Kind.SAMPLER, part);
  }

  private Composition with(Kind slot, Part<?> part) {
    Map<Kind, Part<?>> chosen = new EnumMap<>(Kind.class);
    chosen.putAll(slots);
    chosen.put(slot, part);
    return new Composition(choice, shape, chosen);
  }

  /**
   * Returns the pipeline.
   *
   * @throws InputException if no denoiser was chosen, or a slot whose default depends on the data
   *     was not chosen and {@link #samples} was not called
   */
  public PipelineSpec spec() {
    return new PipelineSpec(
        chosen(Kind.ENCODER, EncoderTrainer.class),
        chosen(Kind.EMBEDDER, EmbedderTrainer.class),
        chosen(Kind.SCHEDULE, Schedule.class),
        chosen(Kind.DENOISER, DenoiserTrainer.class),
        chosen(Kind.GUIDANCE, Guidance.class),
        chosen(Kind.SAMPLER, Sampler.class));
  }

  @SuppressWarnings("unchecked") // A slot contains only parts of its kind.
  private <T> Part<T> chosen(Kind slot, Class<T> kind) {
    return Optional.ofNullable((Part<T>) slots.get(slot))
        .orElseGet(
            () ->
                defaultName(slot)
                    .map(name -> choice.of(kind, name))
                    .orElseThrow(() -> new InputException("no " + slot.word() + " was chosen")));
  }

  private Optional<String> defaultName(Kind slot) {
    Optional<String> forImages = choice.registry().defaultName(slot, IMAGE);
    Optional<String> forOthers = choice.registry().defaultName(slot, VECTOR);
    if (shape.isEmpty() && !forImages.equals(forOthers)) {
      throw new InputException(
          "no "
              + slot.word()
              + " was chosen, and its default depends on the data: "
              + forImages.orElse("nothing")
              + " for images, "
              + forOthers.orElse("nothing")
              + " for others; choose one, or call samples(shape)");
    }
    return shape.isEmpty() || !shape.get().isImage() ? forOthers : forImages;
  }
}
