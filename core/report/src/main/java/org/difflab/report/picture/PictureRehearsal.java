package org.difflab.report.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;

/**
 * A picture that nobody sees: for the first one Java looks for fonts and codecs, which takes about
 * as long as generating some samples, and can be done beside it.
 */
public final class PictureRehearsal {

  private static final int SIDE = 16;

  private PictureRehearsal() {}

  /** Draws and encodes a picture. */
  public static void hold() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    new Lettering(pen).draw("0", 0, SIDE / 2, Align.LEFT, Style.TITLE);
    pen.dispose();
    try {
      PictureFile.writePng(OutputStream.nullOutputStream(), image);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written anywhere", e);
    }
  }
}
