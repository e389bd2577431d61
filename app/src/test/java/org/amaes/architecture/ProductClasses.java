package org.amaes.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compiled classes of all modules on the class path, tests left out, and where their sources are. */
final class ProductClasses {

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.amaes");

    private ProductClasses() {
    }

    /** The source folder of every module that the rules are about, as far as it exists, by package name. */
    static Map<String, Path> sources() {
        Map<String, Path> sources = new LinkedHashMap<>();
        for (String module : List.of("engine/core", "engine/torch", "engine/dl4j", "engine/runner", "viewer", "app")) {
            Path folder = Path.of("..").resolve(module).resolve("src/main/java");
            if (Files.isDirectory(folder)) {
                sources.put(module.substring(module.indexOf('/') + 1), folder);
            }
        }
        return sources;
    }
}
