package org.amaes.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amaes.installer.Platform.Kind;

/**
 * Builds this platform's packages from the modules' jars: a trimmed Java, the window's and the engine's class paths,
 * both launchers and the notices go into a folder that runs where it lies; packages are made from that folder.
 */
public final class Packager {

    private final Path root;
    private final Path work;
    private final Path out;
    private final Application application;
    private final Platform platform = Platform.current();

    private Packager(Path module, String version) {
        root = module.resolve("..").normalize();
        work = module.resolve("target/work");
        out = module.resolve("target/packages");
        application = new Application(version, platform, module);
    }

    /** @param arguments this module's folder, Maven's version, and the kinds of package with commas between them ("all": what the platform knows) */
    public static void main(String[] arguments) throws IOException {
        Packager packager = new Packager(Path.of(arguments[0]), arguments[1]);
        packager.build(packager.kinds(arguments[2]));
    }

    private List<Kind> kinds(String words) {
        if (words.equals("all")) {
            return platform.kinds();
        }
        return Arrays.stream(words.split(",")).map(word -> Kind.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'))).toList();
    }

    private void build(List<Kind> kinds) throws IOException {
        removeTree(work);
        removeTree(out);
        Files.createDirectories(work);
        Files.createDirectories(out);
        Path image = image();
        for (Kind kind : kinds) {
            if (kind == Kind.RPM && !onPath("rpmbuild")) {
                System.out.println("No rpm is built: rpmbuild is not installed here (Debian: apt install rpm).");
            } else if (kind != Kind.APP_IMAGE) {
                Tool.run("jpackage", application.packageOptions(kind, image, work, out));
            }
        }
        if (kinds.contains(Kind.APP_IMAGE)) {
            run(List.of("tar", "--create", "--gzip", "--file", out.resolve(Application.PACKAGE + ".tar.gz").toString(),
                    "--directory", image.getParent().toString(), image.getFileName().toString()));
        }
    }

    /** The folder that runs where it lies. */
    private Path image() throws IOException {
        ClassPath window = ClassPath.of("window", root.resolve("app/target/amaes.classpath"));
        ClassPath engine = ClassPath.of("engine", root.resolve("engine/runner/target/amaes.classpath"));
        Path input = Files.createDirectories(work.resolve("input"));
        window.copyInto(input);
        engine.copyInto(input);
        Files.copy(root.resolve("LICENSE"), input.resolve("LICENSE"));
        Files.copy(root.resolve("NOTICE"), input.resolve("NOTICE"));
        Notices.write(input.resolve("THIRD-PARTY.txt"), root.resolve("installers/target/notices/THIRD-PARTY.txt"),
                root.resolve("installers/src/main/notices/natives.txt"), Stream.concat(window.jars().stream(), engine.jars().stream()).distinct().toList());
        IconFile.write(SvgPicture.read(root.resolve("assets/src/main/resources/org/amaes/assets/icon.svg")), platform, work);
        TrimmedRuntime.make(work.resolve("runtime"));
        Tool.run("jpackage", application.imageOptions(window, engine, work));
        Path image = application.image(work);
        Path jars = application.jars(image);
        LauncherFile.useClassPath(jars.resolve(Application.NAME + ".cfg"), window);
        LauncherFile.useClassPath(jars.resolve(Application.CONSOLE + ".cfg"), engine);
        if (platform == Platform.MACOS) {
            // The launchers' files changed after jpackage had signed the folder, so it is signed anew, without an identity as jpackage does.
            run(List.of("codesign", "--force", "--deep", "--sign", "-", image.toString()));
        }
        return image;
    }

    private static void run(List<String> command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), e);
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(all::add);
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }
}
