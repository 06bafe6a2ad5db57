// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.List;
import org.difflab.data.distribution.FourGaussians;
import org.difflab.data.distribution.Gaussian;
import org.difflab.data.distribution.Mixture1d;
import org.difflab.data.distribution.Ramp;
import org.difflab.data.distribution.Shapes;
import org.difflab.data.distribution.Spiral;
import org.difflab.data.distribution.SwissRoll;
import org.difflab.data.handwriting.Handwriting;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.difflab.spi.plugin.SpiVersion;

/** Declares the data sets included in difflab, and provides them with the folders of data files. */
@SpiVersion(SpiVersion.CURRENT)
public final class DataPlugin implements Plugin {

  @Override
  public String name() {
    return "difflab-data";
  }

  @Override
  public List<Service<?>> services() {
    return List.of(new Service<>(DataFolders.class, LocalFolders.fromSettings()));
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            Dataset.class,
            "mnist",
            Mnist.class,
            PublishedSet.Options.class,
            "70,000 handwritten digits of 28x28, downloaded (LeCun and Cortes)"),
        new Component<>(
            Dataset.class,
            "fashion-mnist",
            FashionMnist.class,
            PublishedSet.Options.class,
            "70,000 pictures of clothes of 28x28, downloaded (Xiao, Rasul and Vollgraf 2017)"),
        new Component<>(
            Dataset.class,
            "emnist-letters",
            EmnistLetters.class,
            PublishedSet.Options.class,
            "145,600 handwritten letters of 28x28, downloaded (Cohen et al. 2017)"),
        new Component<>(
            Dataset.class,
            "idx",
            IdxFiles.class,
            IdxFiles.Options.class,
            "Any pair of IDX files of images and labels"),
        new Component<>(
            Dataset.class,
            "images",
            PictureFolder.class,
            PictureFolder.Options.class,
            "A folder of pictures with a folder for each prompt"),
        new Component<>(
            Dataset.class,
            "csv",
            CsvTable.class,
            CsvTable.Options.class,
            "A table of numbers as CSV"),
        new Component<>(
            Dataset.class,
            "npy",
            NpyTable.class,
            NpyTable.Options.class,
            "An array saved by NumPy"),
        new Component<>(
            Dataset.class,
            "handwriting",
            Handwriting.class,
            Handwriting.Options.class,
            "Digits and letters of simulated handwriting; needs no files"),
        new Component<>(
            Dataset.class,
            "mixture-1d",
            Mixture1d.class,
            Mixture1d.Options.class,
            "Two Gaussians on the line, 0.3 and 0.7 of the mass"),
        new Component<>(
            Dataset.class,
            "ramp",
            Ramp.class,
            Ramp.Options.class,
            "The smaller of two uniform numbers, in each coordinate"),
        new Component<>(
            Dataset.class,
            "spiral",
            Spiral.class,
            Spiral.Options.class,
            "A broad spiral in the plane"),
        new Component<>(
            Dataset.class,
            "swiss-roll",
            SwissRoll.class,
            SwissRoll.Options.class,
            "A thin spiral in the plane, within [-1, 1]"),
        new Component<>(
            Dataset.class,
            "shapes",
            Shapes.class,
            Shapes.Options.class,
            "Spiral, s-curve and moons in the plane, one prompt each"),
        new Component<>(
            Dataset.class, "gaussian", Gaussian.class, Gaussian.Options.class, "One Gaussian"),
        new Component<>(
            Dataset.class,
            "four-gaussians",
            FourGaussians.class,
            FourGaussians.Options.class,
            "Four narrow Gaussians at (+-1, +-1)"));
  }
}
