package org.amaes.installer;

import java.util.List;
import java.util.Locale;

/**
 * A family of operating systems and the packages it knows. A package can be built on its own platform only.
 */
enum Platform {
    LINUX("png", List.of(Kind.APP_IMAGE, Kind.DEB, Kind.RPM)),
    WINDOWS("ico", List.of(Kind.MSI, Kind.EXE)),
    MACOS("icns", List.of(Kind.DMG, Kind.PKG));

    /** A kind of package, named as jpackage names it. */
    enum Kind {
        /** A folder that runs where it lies: nothing is installed. */
        APP_IMAGE,
        DEB,
        RPM,
        MSI,
        EXE,
        DMG,
        PKG;

        /** jpackage's name of it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final String iconEnding;
    private final List<Kind> kinds;

    Platform(String iconEnding, List<Kind> kinds) {
        this.iconEnding = iconEnding;
        this.kinds = kinds;
    }

    /** The platform that this program runs on. */
    static Platform current() {
        return named(System.getProperty("os.name"));
    }

    /** The platform that calls itself so ({@code os.name}). */
    static Platform named(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return WINDOWS;
        }
        return name.contains("mac") ? MACOS : LINUX;
    }

    /** How the file of an icon ends here. */
    String iconEnding() {
        return iconEnding;
    }

    /** The packages this platform knows. */
    List<Kind> kinds() {
        return kinds;
    }

    /**
     * The version as this platform's packages take it: numbers only, and on macOS none that begins with zero.
     *
     * @param version Maven's version, for example 0.1.0-SNAPSHOT
     */
    String version(String version) {
        String numbers = version.replaceFirst("-.*", "");
        if (!numbers.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("a version of three numbers is needed, not " + version);
        }
        return this == MACOS && numbers.startsWith("0.") ? "1" + numbers.substring(1) : numbers;
    }
}
