// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.difflab.data.download.RemoteFile;
import org.difflab.data.download.Source;
import org.difflab.files.Checksum;

/**
 * A published data set of IDX files.
 *
 * @param name the data set's name in files, and the name of its folder
 * @param title a short description
 * @param licence its licence
 * @param citation how to cite it
 * @param trainImages the images to train on
 * @param trainLabels their labels
 * @param testImages the images to test on
 * @param testLabels their labels
 * @param sources where to download it from, preferred first
 */
record KnownSet(
    String name,
    String title,
    String licence,
    String citation,
    RemoteFile trainImages,
    RemoteFile trainLabels,
    RemoteFile testImages,
    RemoteFile testLabels,
    List<Source> sources) {

  static final KnownSet MNIST =
      new KnownSet(
          "mnist",
          "MNIST: 70,000 handwritten digits, 28x28, grey",
          "CC BY-SA 3.0",
          "Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten digits, 1998",
          file(
              "train-images-idx3-ubyte.gz",
              9_912_422,
              "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
          file(
              "train-labels-idx1-ubyte.gz",
              28_881,
              "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
          file(
              "t10k-images-idx3-ubyte.gz",
              1_648_877,
              "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
          file(
              "t10k-labels-idx1-ubyte.gz",
              4_542,
              "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
          folders(
              "https://storage.googleapis.com/cvdf-datasets/mnist/",
              "https://ossci-datasets.s3.amazonaws.com/mnist/",
              "http://yann.lecun.com/exdb/mnist/"));

  static final KnownSet FASHION_MNIST =
      new KnownSet(
          "fashion-mnist",
          "Fashion-MNIST: 70,000 pieces of clothing, 28x28, grey",
          "MIT",
          "H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST, arXiv:1708.07747, 2017",
          file(
              "train-images-idx3-ubyte.gz",
              26_421_880,
              "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
          file(
              "train-labels-idx1-ubyte.gz",
              29_515,
              "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
          file(
              "t10k-images-idx3-ubyte.gz",
              4_422_102,
              "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
          file(
              "t10k-labels-idx1-ubyte.gz",
              5_148,
              "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
          folders(
              "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
              "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"));

  static final KnownSet EMNIST_LETTERS =
      new KnownSet(
          "emnist-letters",
          "EMNIST letters: 145,600 handwritten letters, 28x28, grey",
          "none published; NIST requests the citation",
          "G. Cohen, S. Afshar, J. Tapson and A. van Schaik, EMNIST, arXiv:1702.05373, 2017",
          letters("emnist-letters-train-images-idx3-ubyte.gz", "8795078f199c478165fe18db82625747"),
          letters("emnist-letters-train-labels-idx1-ubyte.gz", "c16de4f1848ddcdddd39ab65d2a7be52"),
          letters("emnist-letters-test-images-idx3-ubyte.gz", "382093a19703f68edac6d01b8dfdfcad"),
          letters("emnist-letters-test-labels-idx1-ubyte.gz", "d4108920cd86601ec7689a97f2de7f59"),
          List.of(
              new Source.Zip(URI.create("https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip")),
              new Source.Folder(
                  URI.create("https://huggingface.co/datasets/Heliosoph/EMNIST/resolve/main/"))));

  /** Returns every downloadable set. */
  static List<KnownSet> all() {
    return List.of(MNIST, FASHION_MNIST, EMNIST_LETTERS);
  }

  List<RemoteFile> files() {
    return List.of(trainImages, trainLabels, testImages, testLabels);
  }

  private static RemoteFile file(String name, long bytes, String sha256) {
    return new RemoteFile(name, OptionalLong.of(bytes), Checksum.sha256(sha256));
  }

  private static RemoteFile letters(String name, String md5) {
    return new RemoteFile(name, OptionalLong.empty(), Checksum.md5(md5));
  }

  private static List<Source> folders(String... addresses) {
    return Stream.of(addresses).<Source>map(text -> new Source.Folder(URI.create(text))).toList();
  }
}
