// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The limit of Java's heap, and messages on how to raise it.
 *
 * @param limit the maximum heap size in bytes
 * @param machine the memory of the machine or the container in bytes
 */
public record JavaMemory(long limit, long machine) {

  private static final long GIGABYTE = 1L << 30;

  /** A larger heap would leave too little memory for native code and the system. */
  private static final double MOST_SHARE = 0.85;

  /** Returns the memory of this process. */
  public static JavaMemory ofThisProcess() {
    long machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new JavaMemory(Runtime.getRuntime().maxMemory(), machine);
  }

  /** Formats a number of bytes: "850 MB", "1.2 GB". */
  public static String text(long bytes) {
    if (bytes < GIGABYTE) {
      return Math.max(1, bytes >> 20) + " MB";
    }
    double gigabytes = (double) bytes / GIGABYTE;
    return String.format(Locale.ROOT, gigabytes < 10 ? "%.1f GB" : "%.0f GB", gigabytes);
  }

  /**
   * Returns the limit and the setting that changes it, as the end of a message: "Java may use 850
   * MB; DIFFLAB_JAVA_OPTS=-Xmx2g allows more".
   */
  public String advice() {
    return limitWith(Math.min(gigabytes(2.0 * limit), most()));
  }

  /**
   * Returns this text for a known need. No setting is named that is insufficient, or that the
   * machine cannot provide.
   *
   * @param needed the needed bytes
   */
  public String advice(long needed) {
    long wanted = gigabytes((double) needed);
    return limitWith(wanted <= most() ? wanted : 0);
  }

  private static long gigabytes(double bytes) {
    return (long) Math.ceil(bytes / GIGABYTE);
  }

  /** Returns the largest heap that suits the machine, in whole gigabytes. */
  private long most() {
    return (long) (MOST_SHARE * machine / GIGABYTE);
  }

  private String limitWith(long gigabytes) {
    return gigabytes > (double) limit / GIGABYTE
        ? "Java may use " + text(limit) + "; DIFFLAB_JAVA_OPTS=-Xmx" + gigabytes + "g allows more"
        : "Java may use "
            + text(limit)
            + " of this machine's "
            + text(machine)
            + " (DIFFLAB_JAVA_OPTS=-Xmx… sets another limit)";
  }

  /**
   * Returns the message for a lack of memory.
   *
   * @param what what needs more: "the report"
   */
  public String exceededBy(String what) {
    return what + " needs more memory than is available: " + advice();
  }
}
