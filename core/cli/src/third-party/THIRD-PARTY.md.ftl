# Third-party libraries

The `difflab` command is run with these libraries, each in a jar of its own in the folder `lib`, as Maven Central
publishes it. Where a library names several licences, any one of them may be chosen. This file is generated: after a
change of dependencies,

```sh
./mvnw -Dfast -Pthird-party compile -pl core/cli -am
```

writes it again. `bench/distribution/check`, a part of `.ci/run`, fails while a library of the archives is missing from it.

| library | version | licence |
| --- | --- | --- |
<#list dependencyMap?sort_by(['key', 'artifactId']) as entry>
| ${entry.key.groupId}:${entry.key.artifactId} | ${entry.key.version} | ${entry.value?join(" or ")} |
</#list>

## Native libraries

The jars named after a platform, such as `openblas-…-linux-x86_64.jar`, contain native code under licences of its own:
OpenBLAS (BSD-3-Clause) in `openblas`, oneDNN (Apache-2.0) in `dnnl`, the OpenCL loader (Apache-2.0) in `opencl`, and,
beside them and in `nd4j-native`, run-time libraries of GCC such as libgfortran and libgomp (GPL-3.0 with the GCC
Runtime Library Exception).

## Replacing Smile

Smile 2.6.0 (`smile-math`; matrix decompositions) is under LGPL-3.0. difflab
neither changes nor embeds it: it is linked at run time from its own jars. To use a modified Smile, build it with the
same public API, and put your jars in the place of those in `lib`, under the same names; nothing else has to be built
again. In a checkout, install your version into the local Maven repository and name it:
`./mvnw -Dfast -Dmaven.test.skip -Dsmile.version=VERSION package`. The sources of Smile 2.6.0 are published beside its
jars on Maven Central.

## Not listed

`difflab bench` is a separate program that is built from the sources only when it is asked for, since it uses JMH
(GPL-2.0 with the Classpath exception). Libraries that only tests use are not listed.
