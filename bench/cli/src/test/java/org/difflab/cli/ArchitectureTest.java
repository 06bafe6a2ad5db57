package org.difflab.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.difflab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] COMPONENTS = {
    "org.difflab.encoders..", "org.difflab.embedders..", "org.difflab.denoisers.."
  };

  @ArchTest
  static final ArchRule THE_SPI_NEEDS_ONLY_JAVA =
      classes()
          .that()
          .resideInAPackage("org.difflab.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.difflab.spi..", "java..", "jakarta.inject..");

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_CONCRETE_COMPONENT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.difflab.spi..",
              "org.difflab.engine..",
              "org.difflab.vector..",
              "org.difflab.neural..",
              "org.difflab.tck..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPONENTS);

  @ArchTest
  static final ArchRule CORE_DOES_NOT_KNOW_THE_COMMAND =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.difflab.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.difflab.cli..");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.difflab.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule ENCODERS_STAND_ALONE = standsAlone("org.difflab.encoders..");

  @ArchTest static final ArchRule EMBEDDERS_STAND_ALONE = standsAlone("org.difflab.embedders..");

  @ArchTest static final ArchRule DENOISERS_STAND_ALONE = standsAlone("org.difflab.denoisers..");

  private static ArchRule standsAlone(String components) {
    return classes()
        .that()
        .resideInAPackage(components)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            components, "org.difflab.spi..", "org.difflab.neural..", "java..", "jakarta.inject..");
  }

  @ArchTest
  static final ArchRule ONLY_THE_BRIDGE_KNOWS_DL4J =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.difflab.neural..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

  @ArchTest
  static final ArchRule OPENBLAS_STAYS_BEHIND_LINEAR_ALGEBRA =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.difflab.engine.linear..", "org.difflab.neural..")
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
