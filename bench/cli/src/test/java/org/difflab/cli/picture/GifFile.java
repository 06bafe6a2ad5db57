package org.difflab.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.NodeList;

/**
 * A GIF read back.
 *
 * @param frames its frames
 * @param delays how long each is shown, in hundredths of a second
 * @param loops its repetitions, one entry for each time the file says so; 0 is for ever
 */
public record GifFile(List<BufferedImage> frames, List<Integer> delays, List<Integer> loops) {

  /** Reads a file. */
  public static GifFile read(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<BufferedImage> frames = new ArrayList<>();
    List<Integer> delays = new ArrayList<>();
    List<Integer> loops = new ArrayList<>();
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(stream);
      for (int frame = 0; frame < reader.getNumImages(true); frame++) {
        frames.add(reader.read(frame));
        IIOMetadataNode root =
            (IIOMetadataNode)
                reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        NodeList timing = root.getElementsByTagName("GraphicControlExtension");
        delays.add(Integer.valueOf(((IIOMetadataNode) timing.item(0)).getAttribute("delayTime")));
        NodeList extensions = root.getElementsByTagName("ApplicationExtension");
        for (int i = 0; i < extensions.getLength(); i++) {
          byte[] loop = (byte[]) ((IIOMetadataNode) extensions.item(i)).getUserObject();
          loops.add(Byte.toUnsignedInt(loop[1]) + 256 * Byte.toUnsignedInt(loop[2]));
        }
      }
    } finally {
      reader.dispose();
    }
    return new GifFile(frames, delays, loops);
  }

  /** Returns the pixels of a frame as 0xAARRGGBB. */
  public static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
