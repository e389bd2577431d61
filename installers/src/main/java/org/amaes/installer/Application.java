package org.amaes.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amaes.installer.Platform.Kind;

/**
 * What the product is called, where its parts lie in a package, and what jpackage is told about it.
 *
 * @param version Maven's version
 * @param module the folder of this module, with its files for each platform
 */
record Application(String version, Platform platform, Path module) {

    /** The product's name, and its window's launcher. */
    static final String NAME = "AMAES Workbench";
    /** The launcher of the command line. */
    static final String CONSOLE = "amaes";
    /** The name under which package managers know it. */
    static final String PACKAGE = "amaes-workbench";

    private static final String DESCRIPTION = "Self-supervised pretraining of 3-D segmentation networks on brain MRI. Research use only.";
    private static final String WINDOWS_UPGRADE = "6f0a3a26-5f0c-4f0e-9c55-5a2f7b1f7a10"; // by which Windows knows a newer version of the same product

    /** What both processes are started with. */
    private static final List<String> JAVA_OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** The folder that jpackage makes. */
    Path image(Path work) {
        return work.resolve("image").resolve(platform == Platform.MACOS ? NAME + ".app" : NAME);
    }

    /** Where the jars and the launchers' files lie in that folder. */
    Path jars(Path image) {
        return switch (platform) {
            case LINUX -> image.resolve("lib/app");
            case WINDOWS -> image.resolve("app");
            case MACOS -> image.resolve("Contents/app");
        };
    }

    /** Makes the folder that runs where it lies, from what lies ready in {@code work}. */
    List<String> imageOptions(ClassPath window, ClassPath engine, Path work) throws IOException {
        List<String> options = new ArrayList<>(List.of("--type", "app-image", "--dest", work.resolve("image").toString()));
        options.addAll(about());
        options.addAll(List.of("--icon", work.resolve("amaes." + platform.iconEnding()).toString(),
                "--input", work.resolve("input").toString(), "--runtime-image", work.resolve("runtime").toString(),
                "--main-jar", window.names().getFirst(), "--main-class", "org.amaes.app.Main",
                "--add-launcher", CONSOLE + "=" + console(engine, work)));
        for (String option : JAVA_OPTIONS) {
            options.addAll(List.of("--java-options", option));
        }
        options.addAll(List.of("--java-options", "-Damaes.engine.classpath.file=$APPDIR/engine.classpath"));
        if (platform == Platform.MACOS) {
            options.addAll(List.of("--mac-package-identifier", "org.amaes.workbench"));
            options.addAll(associations(work));
        }
        return options;
    }

    private Path console(ClassPath engine, Path work) throws IOException {
        return Files.writeString(work.resolve("amaes.properties"), String.join("\n", "main-jar=" + engine.names().getFirst(),
                "main-class=org.amaes.runner.cli.Amaes", "description=The command line of " + NAME,
                "java-options=" + String.join(" ", JAVA_OPTIONS) + " -Damaes.window.classpath.file=$APPDIR/window.classpath",
                "win-console=true", "win-menu=false", "win-shortcut=false", "linux-shortcut=false", ""));
    }

    /** Makes a package from that folder. */
    List<String> packageOptions(Kind kind, Path image, Path work, Path out) throws IOException {
        List<String> options = new ArrayList<>(List.of("--type", kind.word(), "--app-image", image.toString(), "--dest", out.toString(),
                "--license-file", module.resolve("../LICENSE").normalize().toString(), "--resource-dir", resources(work).toString()));
        options.addAll(about());
        switch (platform) {
            case LINUX -> {
                options.addAll(List.of("--linux-package-name", PACKAGE, "--linux-app-category", "science",
                        "--linux-menu-group", "Education;Science;MedicalSoftware", "--linux-shortcut"));
                // The windows' libraries lie in JavaFX's jars, where jpackage does not look for what they need.
                options.addAll(kind == Kind.RPM ? List.of("--linux-rpm-license-type", "Apache-2.0", "--linux-package-deps", "gtk3, libXtst")
                        : List.of("--linux-deb-maintainer", "maintainers@amaes.invalid", "--linux-package-deps", "libgtk-3-0 | libgtk-3-0t64, libgl1"));
                options.addAll(associations(work));
            }
            case WINDOWS -> {
                options.addAll(List.of("--win-per-user-install", "--win-menu", "--win-menu-group", NAME, "--win-shortcut-prompt", "--win-dir-chooser",
                        "--win-upgrade-uuid", WINDOWS_UPGRADE));
                options.addAll(associations(work));
            }
            case MACOS -> options.addAll(List.of("--mac-package-identifier", "org.amaes.workbench"));
        }
        return options;
    }

    private List<String> about() {
        return List.of("--name", NAME, "--app-version", platform.version(version), "--vendor", "The AMAES Workbench authors",
                "--copyright", "Copyright 2026 The AMAES Workbench authors", "--description", DESCRIPTION);
    }

    private List<String> associations(Path work) throws IOException {
        List<String> options = new ArrayList<>();
        for (Path file : FileAssociation.write(platform, Files.createDirectories(work.resolve("associations")))) {
            options.addAll(List.of("--file-associations", file.toString()));
        }
        return options;
    }

    /** What takes the place of jpackage's own files on this platform. */
    private Path resources(Path work) throws IOException {
        Path own = module.resolve("src/main/packaging").resolve(platform.name().toLowerCase(Locale.ROOT));
        return Files.isDirectory(own) ? own : Files.createDirectories(work.resolve("resources"));
    }
}
