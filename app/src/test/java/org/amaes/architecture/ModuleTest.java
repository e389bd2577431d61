package org.amaes.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the modules, see docs/architecture.md. */
class ModuleTest {

    private static final JavaClasses CLASSES = ProductClasses.ALL;

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES); // ProductClasses makes sure that no module is overlooked
    }

    @Test
    void everySourceFileOfEveryModuleIsLookedAt() throws IOException {
        Map<String, Path> modules = ProductClasses.sources();
        assertTrue(modules.keySet().containsAll(Set.of("core", "viewer", "app")), modules::toString);
        for (Map.Entry<String, Path> module : modules.entrySet()) {
            Set<String> overlooked = new TreeSet<>(sourceNames(module.getValue()));
            overlooked.removeAll(CLASSES.stream().map(JavaClass::getName).collect(Collectors.toSet()));
            assertEquals(Set.of(), overlooked, "classes of module " + module.getKey() + " that no rule sees; "
                    + "is the module a test dependency of the app, and built?");
        }
        assertTrue(CLASSES.size() > 50, CLASSES.size() + " classes");
    }

    private static Set<String> sourceNames(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.map(root::relativize).map(Path::toString)
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void coreKnowsNoOtherModule() {
        check(noClasses().that().resideInAPackage("org.amaes.core..")
                .should().dependOnClassesThat(resideInAPackage("org.amaes..").and(not(resideInAPackage("org.amaes.core..")))));
    }

    @Test
    void coreIsPlainJava() {
        check(noClasses().that().resideInAPackage("org.amaes.core..")
                .should().dependOnClassesThat().resideInAnyPackage("picocli..", "ch.qos.logback..", "org.controlsfx..")
                .because("the method needs no command line, no window and no logging backend"));
    }

    @Test
    void theViewerKnowsOnlyCore() {
        check(noClasses().that().resideInAPackage("org.amaes.viewer..")
                .should().dependOnClassesThat(resideInAPackage("org.amaes..")
                        .and(not(resideInAnyPackage("org.amaes.core..", "org.amaes.viewer..")))));
    }

    @Test
    void theWindowSeesNoEngine() {
        check(noClasses().that().resideInAnyPackage("org.amaes.app..", "org.amaes.viewer..")
                .should().dependOnClassesThat().resideInAnyPackage("org.amaes.torch..", "org.amaes.dl4j..", "org.amaes.runner..", "org.amaes.bench..")
                .because("the engine is another process, so the window must work without its code"));
    }

    @Test
    void backendsKnowOnlyCore() {
        check(noClasses().that().resideInAnyPackage("org.amaes.torch..", "org.amaes.dl4j..")
                .should().dependOnClassesThat().resideInAnyPackage("org.amaes.runner..", "org.amaes.viewer..", "org.amaes.app.."));
        check(noClasses().that().resideInAPackage("org.amaes.torch..").should().dependOnClassesThat().resideInAPackage("org.amaes.dl4j.."));
        check(noClasses().that().resideInAPackage("org.amaes.dl4j..").should().dependOnClassesThat().resideInAPackage("org.amaes.torch.."));
    }

    @Test
    void theRunnerMeetsBackendsOnlyThroughTheSeam() {
        check(noClasses().that().resideInAPackage("org.amaes.runner..")
                .should().dependOnClassesThat().resideInAnyPackage("org.amaes.torch..", "org.amaes.dl4j..", "org.amaes.viewer..", "org.amaes.app.."));
    }

    @Test
    void onlyTheTorchBackendSeesLibTorch() {
        check(noClasses().that().resideOutsideOfPackages("org.amaes.torch..").should().dependOnClassesThat().resideInAPackage("org.bytedeco.."));
    }

    @Test
    void onlyTheDl4jBackendSeesDl4j() {
        check(noClasses().that().resideOutsideOfPackages("org.amaes.dl4j..")
                .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."));
    }

    @Test
    void onlyViewerAndAppSeeJavaFx() {
        check(noClasses().that().resideOutsideOfPackages("org.amaes.viewer..", "org.amaes.app..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx.."));
    }

    @Test
    void slicesAreDrawnWithoutAWindow() {
        check(noClasses().that().resideInAPackage("org.amaes.viewer.slice..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt.."));
        check(classes().that().resideInAPackage("org.amaes.viewer.slice..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.amaes.core.volume..", "org.amaes.viewer.slice.."));
    }

    @Test
    void whatAViewerShowsIsDecidedAndPaintedWithoutAWindow() {
        check(noClasses().that().resideInAnyPackage("org.amaes.viewer.state..", "org.amaes.viewer.paint..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "org.amaes.viewer.pane.."));
    }

    @Test
    void viewModelsHoldNoSceneClasses() {
        check(noClasses().that().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage.."));
        assertTrue(CLASSES.stream().anyMatch(type -> type.getSimpleName().endsWith("ViewModel")));
    }

    @Test
    void niftiIsReadByOurOwnCode() {
        check(noClasses().that().resideInAPackage("org.amaes.core.nifti..").should().dependOnClassesThat().resideInAPackage("ij..")
                .because("ImageJ ignores slope and orientation"));
    }

    @Test
    void imageJIsSeenWhereItIsNeeded() {
        check(noClasses().that().resideOutsideOfPackages("org.amaes.viewer.takeaway..", "org.amaes.core.dicom..")
                .should().dependOnClassesThat().resideInAPackage("ij.."));
        check(noClasses().that().resideInAPackage("org.amaes.viewer.takeaway..").should().dependOnClassesThat().resideInAPackage("javafx..")
                .because("pictures are drawn on the command line as well"));
    }

    @Test
    void nothingOpensAConnection() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..").because("data must not leave the machine"));
        for (String connection : List.of("java.net.Socket", "java.net.ServerSocket", "java.net.DatagramSocket", "java.net.URLConnection",
                "java.nio.channels.SocketChannel", "java.nio.channels.ServerSocketChannel", "java.nio.channels.DatagramChannel")) {
            check(noClasses().should().dependOnClassesThat().areAssignableTo(connection).because("data must not leave the machine"));
        }
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("org.amaes.(*).(*)..").should().beFreeOfCycles());
    }
}
