package org.amaes.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the Debian package works where there is no JDK and nothing on the PATH: it is unpacked into a folder of its own,
 * and its launchers are started there as the desktop and a terminal start them.
 */
@EnabledOnOs(OS.LINUX)
class InstalledPackageIT {

    private static final Path PACKAGES = Path.of("target/packages");
    /** A window that nobody sees, which ends once it is there and its files are open. */
    private static final String UNSEEN = "-Dglass.platform=Headless -Dprism.order=sw -Damaes.measure.start=true";
    private static final int MINUTES = 15;

    @TempDir
    private static Path scratch;

    private static Path root;
    private static Path product;

    @BeforeAll
    static void unpack() throws Exception {
        root = scratch.resolve("root");
        Path deb = only(PACKAGES, ".deb");
        assertEquals(0, new ProcessBuilder("dpkg-deb", "-x", deb.toString(), root.toString()).inheritIO().start().waitFor());
        product = root.resolve("opt/amaes-workbench");
        System.out.printf("%s: %.1f MB, unpacked %.1f MB%n", deb.getFileName(), Files.size(deb) / 1e6, size(product) / 1e6);
    }

    @Test
    void everythingLiesInOneFolderSoThatRemovingThePackageLeavesNothing() throws Exception {
        try (Stream<Path> walk = Files.walk(root)) {
            List<String> elsewhere = walk.filter(Files::isRegularFile).map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith("opt/amaes-workbench/")).toList();
            assertEquals(List.of(), elsewhere);
        }
        Path control = scratch.resolve("control");
        assertEquals(0, new ProcessBuilder("dpkg-deb", "-e", only(PACKAGES, ".deb").toString(), control.toString()).inheritIO().start().waitFor());
        String installing = Files.readString(control.resolve("postinst"));
        String removing = Files.readString(control.resolve("prerm"));
        assertTrue(installing.contains("xdg-desktop-menu install") && installing.contains("xdg-mime install"), installing);
        assertTrue(removing.contains("uninstall") && removing.contains("amaes-workbench"), removing);
    }

    @Test
    void onlyThisPlatformsNativesAreInside() throws Exception {
        List<String> natives;
        try (Stream<Path> jars = Files.list(product.resolve("lib/app"))) {
            natives = jars.map(jar -> jar.getFileName().toString()).filter(name -> name.matches(".*(windows|macosx|mac-|arm64|gpu).*\\.jar")).toList();
        }
        assertEquals(List.of(), natives);
    }

    @Test
    void theJavaInsideHasWhatItNeedsAndNoCompiler() {
        ModuleFinder runtime = ModuleFinder.of(product.resolve("lib/runtime/jmods"));
        assertTrue(runtime.findAll().isEmpty(), "a trimmed runtime brings no modules to link again");
        assertTrue(Files.isExecutable(product.resolve("lib/runtime/bin/java")));
        assertFalse(Files.exists(product.resolve("lib/runtime/bin/javac")));
    }

    @Test
    void noticesAndTheLicenceAreInside() throws Exception {
        Path jars = product.resolve("lib/app");
        assertTrue(Files.readString(jars.resolve("LICENSE")).contains("Apache License"));
        String notices = Files.readString(jars.resolve("THIRD-PARTY.txt"));
        for (String library : List.of("picocli", "pytorch", "javafx-controls", "logback-classic", "LibTorch")) {
            assertTrue(notices.contains(library), library);
        }
    }

    @Test
    void theConsoleRunsTheWholeMethodOnGeneratedScans() throws Exception {
        Path demo = scratch.resolve("demo");
        String said = run(List.of(product.resolve("bin/amaes").toString(), "demo", "--out", demo.toString(), "--pretrain-steps", "2", "--finetune-steps", "2"), "");
        assertTrue(said.contains("Done in"), said);
        assertTrue(Files.exists(demo.resolve("from-pretrained-scores/report.json")));
    }

    @Test
    void theConsoleDrawsPicturesWithTheWindowsClasses() throws Exception {
        Path picture = scratch.resolve("picture.png");
        String said = run(List.of(product.resolve("bin/amaes").toString(), "picture", "--input", phantom().toString(), "--out", picture.toString()), "");
        assertTrue(Files.exists(picture), said);
    }

    @Test
    void theDesktopOpensAPackedScanWithTheWindow() throws Exception {
        Path desktop = only(product.resolve("lib"), "AMAES_Workbench.desktop");
        List<String> lines = Files.readAllLines(desktop);
        assertTrue(lines.contains("StartupWMClass=org.amaes.app.Workbench"), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("MimeType=") && line.contains("application/x-nifti-gz")), lines::toString);
        String glob;
        try (Stream<Path> files = Files.list(product.resolve("lib"))) {
            glob = Files.readString(files.filter(file -> file.toString().endsWith("-MimeInfo.xml")).findFirst().orElseThrow());
        }
        assertTrue(glob.contains("*.nii.gz"), glob);
        Path scan = phantom();
        String said = run(opening(lines, scan), UNSEEN);
        assertTrue(said.contains("first picture after"), said);
        Path state = only(scratch.resolve("home/.local/state/amaes-workbench"), ".json");
        assertTrue(Files.readString(state).contains(scan.toString()), "the window remembers that it opened the scan");
    }

    @Test
    void theFolderThatNeedsNoInstallationRunsWhereItIsUnpacked() throws Exception {
        Path folder = Files.createDirectories(scratch.resolve("a folder"));
        assertEquals(0, new ProcessBuilder("tar", "-xzf", PACKAGES.resolve("amaes-workbench.tar.gz").toAbsolutePath().toString(), "-C", folder.toString())
                .inheritIO().start().waitFor());
        Path image = folder.resolve("AMAES Workbench");
        System.out.printf("amaes-workbench.tar.gz: %.1f MB, unpacked %.1f MB%n", Files.size(PACKAGES.resolve("amaes-workbench.tar.gz")) / 1e6, size(image) / 1e6);
        assertTrue(run(List.of(image.resolve("bin/amaes").toString(), "--help"), "").contains("From scans to segmentations"));
        assertTrue(run(List.of(image.resolve("bin/AMAES Workbench").toString()), UNSEEN).contains("first picture after"));
    }

    /** The words by which a desktop opens a file, from the line Exec of a desktop file. */
    private static List<String> opening(List<String> desktop, Path file) {
        String line = desktop.stream().filter(each -> each.startsWith("Exec=")).findFirst().orElseThrow().substring("Exec=".length());
        assertTrue(line.endsWith(" %f") || line.endsWith(" %F"), "a file can be given: " + line);
        String program = line.substring(0, line.length() - 3).replace("\"", "");
        return List.of(root + program, file.toString());
    }

    private static Path phantom() throws Exception {
        Path scans = scratch.resolve("scans");
        if (!Files.exists(scans)) {
            run(List.of(product.resolve("bin/amaes").toString(), "phantom", "--out", scans.toString(), "--labelled", "1", "--unlabelled", "0"), "");
        }
        try (Stream<Path> walk = Files.walk(scans.resolve("imagesTr"))) {
            return walk.filter(file -> file.toString().endsWith(".nii.gz")).findFirst().orElseThrow();
        }
    }

    /** Runs a program with nothing on its PATH and returns what it said. */
    private static String run(List<String> words, String javaOptions) throws Exception {
        Path home = Files.createDirectories(scratch.resolve("home"));
        File said = scratch.resolve("said.txt").toFile();
        List<String> within = new ArrayList<>(words);
        ProcessBuilder builder = new ProcessBuilder(within).directory(home.toFile()).redirectErrorStream(true).redirectOutput(said);
        builder.environment().clear();
        builder.environment().put("PATH", "");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home + " " + javaOptions);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(said.toPath());
        assertTrue(ended, () -> words + " did not end:\n" + text);
        assertEquals(0, process.exitValue(), () -> words + ":\n" + text);
        return text;
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
            assertEquals(1, found.size(), () -> folder + ": " + found);
            return found.getFirst();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
