// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.difflab.files.setting.Settings;
import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.Trainer;

/** Which modules, packages and libraries a class may depend on. */
@AnalyzeClasses(packages = "org.difflab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_SPI_NEEDS_ONLY_JAVA = needsOnly("spi", "java..", "jakarta.inject..");

  @ArchTest
  static final ArchRule MODULES_DEPEND_ON_LOWER_ONES_ONLY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("files")
          .definedBy("org.difflab.files..")
          .layer("linear")
          .definedBy("org.difflab.linear..")
          .layer("vector")
          .definedBy("org.difflab.vector..")
          .layer("diffusion")
          .definedBy("org.difflab.diffusion..")
          .layer("data")
          .definedBy("org.difflab.data..")
          .layer("metrics")
          .definedBy("org.difflab.metrics..")
          .layer("registry")
          .definedBy("org.difflab.registry..")
          .layer("engine")
          .definedBy("org.difflab.engine..")
          .layer("neural")
          .definedBy("org.difflab.neural..")
          .layer("encoders")
          .definedBy("org.difflab.encoders..")
          .layer("embedders")
          .definedBy("org.difflab.embedders..")
          .layer("denoisers")
          .definedBy("org.difflab.denoisers..")
          .layer("tck")
          .definedBy("org.difflab.tck..")
          .layer("report")
          .definedBy("org.difflab.report..")
          .layer("cli")
          .definedBy("org.difflab.cli..")
          .whereLayer("files")
          .mayNotAccessAnyLayer()
          .whereLayer("linear")
          .mayOnlyAccessLayers("files")
          .whereLayer("vector")
          .mayOnlyAccessLayers("linear")
          .whereLayer("diffusion")
          .mayOnlyAccessLayers("files", "linear")
          .whereLayer("data")
          .mayOnlyAccessLayers("files", "linear")
          .whereLayer("metrics")
          .mayOnlyAccessLayers("files", "linear", "neural")
          .whereLayer("registry")
          .mayOnlyAccessLayers("files")
          .whereLayer("engine")
          .mayOnlyAccessLayers("files", "linear", "registry")
          .whereLayer("neural")
          .mayOnlyAccessLayers("files", "linear")
          .whereLayer("encoders")
          .mayOnlyAccessLayers("files", "linear", "neural")
          .whereLayer("embedders")
          .mayOnlyAccessLayers("files", "linear", "neural")
          .whereLayer("denoisers")
          .mayOnlyAccessLayers("files", "linear", "neural")
          .whereLayer("tck")
          .mayOnlyAccessLayers("registry")
          .whereLayer("report")
          .mayOnlyAccessLayers("files", "linear", "metrics", "registry", "engine")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.difflab.(**)").should().beFreeOfCycles();

  /** The engine's own components ask for nothing that a third party's cannot ask for. */
  @ArchTest
  static final ArchRule SAVED_PARTS_NEED_ONLY_THE_SPI =
      noClasses()
          .that()
          .resideInAPackage("org.difflab.engine.saved")
          .and()
          .implement(Trainer.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.difflab.registry..");

  @ArchTest static final ArchRule ENCODERS_STAND_ALONE = standsAlone("encoders");

  @ArchTest static final ArchRule EMBEDDERS_STAND_ALONE = standsAlone("embedders");

  @ArchTest static final ArchRule DENOISERS_STAND_ALONE = standsAlone("denoisers");

  private static ArchRule standsAlone(String module) {
    return needsOnly(
        module,
        "org.difflab.spi..",
        "org.difflab.linear.kernel..",
        "org.difflab.neural..",
        "java..",
        "jakarta.inject..");
  }

  private static ArchRule needsOnly(String module, String... packages) {
    String own = "org.difflab." + module + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(own), Stream.of(packages)).toArray(String[]::new));
  }

  @ArchTest
  static final ArchRule OPENBLAS_STAYS_BEHIND_LINEAR_ALGEBRA =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.difflab.linear..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("smile.math.matrix..", "smile.math.blas..", "org.bytedeco..");

  @ArchTest
  static final ArchRule WHAT_IS_INCUBATING_HAS_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.difflab.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..");

  @ArchTest
  static final ArchRule STEPS_LEVELS_AND_GUIDANCE_ARE_IMMUTABLE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Sampler.class)
          .or()
          .areDeclaredInClassesThat()
          .areAssignableTo(Schedule.class)
          .or()
          .areDeclaredInClassesThat()
          .areAssignableTo(Guidance.class)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule SETTINGS_ARE_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Settings.class)
          .should()
          .accessTargetWhere(reads(System.class, "getProperty|getProperties|getenv"))
          .orShould()
          .accessTargetWhere(reads(Boolean.class, "getBoolean"))
          .orShould()
          .accessTargetWhere(reads(Integer.class, "getInteger"))
          .orShould()
          .accessTargetWhere(reads(Long.class, "getLong"));

  private static DescribedPredicate<JavaAccess<?>> reads(Class<?> owner, String methods) {
    return targetOwner(type(owner)).and(target(nameMatching(methods)));
  }

  @ArchTest static final ArchRule NO_STATIC_STATE = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .resideInAnyPackage("..util..", "..impl..", "..common..", "..helper..", "..manager..");

  @ArchTest
  static final ArchRule NO_JAVA_SERIALIZATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream");
}
