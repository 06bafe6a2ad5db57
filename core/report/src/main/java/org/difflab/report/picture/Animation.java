// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes a looping animated GIF frame by frame. Frames of at most 256 colours keep all of them;
 * others are quantised to 256.
 */
public final class Animation implements Closeable {

  private static final int MILLIS_PER_UNIT = 10;
  private static final byte[] FOR_EVER = {1, 0, 0};

  private final ImageWriter writer;
  private final ImageOutputStream stream;
  private boolean begun;

  /**
   * Starts an animation.
   *
   * @param out the stream, which is left open
   * @throws IOException if the stream cannot be written
   */
  public Animation(OutputStream out) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
    if (!writers.hasNext()) {
      throw new IOException("this Java cannot write GIF");
    }
    this.writer = writers.next();
    this.stream = new MemoryCacheImageOutputStream(out);
    writer.setOutput(stream);
    writer.prepareWriteSequence(null);
  }

  /**
   * Adds a frame of the same size as the first.
   *
   * @param millis its duration, rounded to 10 ms
   * @throws IOException if the stream cannot be written
   */
  public void add(BufferedImage frame, int millis) throws IOException {
    BufferedImage shown = IndexedColours.of(frame);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(shown), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    root.appendChild(table((IndexColorModel) shown.getColorModel()));
    root.appendChild(timing(Math.round((float) millis / MILLIS_PER_UNIT)));
    if (!begun) {
      root.appendChild(repetition());
      begun = true;
    }
    metadata.setFromTree(format, root);
    writer.writeToSequence(new IIOImage(shown, null, metadata), null);
  }

  /** The writer accepts a colour table only in this way, and would otherwise use its own. */
  private static IIOMetadataNode table(IndexColorModel colours) {
    IIOMetadataNode table = new IIOMetadataNode("LocalColorTable");
    table.setAttribute("sizeOfLocalColorTable", Integer.toString(colours.getMapSize()));
    table.setAttribute("sortFlag", "FALSE");
    for (int index = 0; index < colours.getMapSize(); index++) {
      IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
      entry.setAttribute("index", Integer.toString(index));
      entry.setAttribute("red", Integer.toString(colours.getRed(index)));
      entry.setAttribute("green", Integer.toString(colours.getGreen(index)));
      entry.setAttribute("blue", Integer.toString(colours.getBlue(index)));
      table.appendChild(entry);
    }
    return table;
  }

  private static IIOMetadataNode timing(int hundredths) {
    IIOMetadataNode timing = new IIOMetadataNode("GraphicControlExtension");
    timing.setAttribute("disposalMethod", "doNotDispose");
    timing.setAttribute("userInputFlag", "FALSE");
    timing.setAttribute("transparentColorFlag", "FALSE");
    timing.setAttribute("delayTime", Integer.toString(hundredths));
    timing.setAttribute("transparentColorIndex", "0");
    return timing;
  }

  private static IIOMetadataNode repetition() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(FOR_EVER.clone());
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }

  /** Ends the animation. */
  @Override
  public void close() throws IOException {
    try (stream) {
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }
}
