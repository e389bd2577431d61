package org.amaes.app.icon;

/** A line drawing on a field of 24 × 24, as an SVG path to be stroked. */
public enum Icon {
    /** The first place. */
    HOME("M4 11.2 12 4.5l8 6.7M6.2 9.6V19.5h11.6V9.6M10 19.5v-5.2h4v5.2"),
    /** Scans and prepared scans. */
    DATA("M4.5 6.5c0-1.4 3.4-2.5 7.5-2.5s7.5 1.1 7.5 2.5S16.1 9 12 9 4.500 7.900 4.500 6.500zM4.500 6.500v11c0 1.400 3.400 2.500 7.500 2.500s7.500-1.100 7.500-2.500v-11M4.500 12c0 1.400 3.400 2.500 7.500 2.500s7.500-1.100 7.500-2.500"),
    /** The method on one scan: a slice, a part of it hidden. */
    EXPLORE("M12 3.800c-4.700 0-8 3.800-8 8.400s3.300 8 8 8 8-3.400 8-8-3.300-8.400-8-8.400zM12 3.800v16.400M12 8.200h7.200M12 12.300h8M12 16.300h6.800"),
    /** Runs: a falling loss. */
    TRAIN("M4 4v16h16M7 7.500c2 6.500 4.500 8.700 12.500 9.200"),
    /** Few cases, many comparisons. */
    FEW_SHOT("M9.500 4h5M10.500 4v5.500L5.200 18c-.700 1.200.100 2.500 1.400 2.500h10.800c1.300 0 2.100-1.300 1.400-2.500l-5.300-8.500V4M8 14.500h8"),
    /** From a scan to its outline. */
    PREDICT("M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M12 7.700c-2.700 0-4.300 1.900-4.300 4.400s1.800 4.200 4.300 4.200 4.300-1.700 4.300-4.200-1.600-4.400-4.300-4.400z"),
    /** What can be chosen. */
    SETTINGS("M4 7h9M17.500 7H20M4 17h2.500M11 17h9M15.200 4.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400zM8.800 14.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400z"),
    /** Looking for something. */
    SEARCH("M10.500 4.500a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5"),
    /** A file or folder. */
    OPEN("M3.800 18.800V5.700h5.700l2 2.300h8.700v10.800zM3.800 11h16.400"),
    /** A scan. */
    SCAN("M6 3.800h8.300L18.500 8v12.200H6zM14 3.800V8.300h4.500M12.200 10.800c-1.700 0-2.800 1.300-2.800 2.900s1.200 2.800 2.800 2.800 2.800-1.200 2.800-2.800-1.100-2.900-2.800-2.900z"),
    /** Weights. */
    CHECKPOINT("M12 3.800 19.500 8v8L12 20.200 4.500 16V8zM4.500 8 12 12.200 19.500 8M12 12.200v8"),
    /** Good news. */
    DONE("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.400 12.300l2.500 2.500 4.700-5.200"),
    /** Something to know. */
    INFORMATION("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 7.800v.300"),
    /** Something to mend. */
    PROBLEM("M12 4.300 20.500 19.500h-17zM12 10v4.500M12 16.800v.300"),
    /** Ends something. */
    CLOSE("M6 6l12 12M18 6 6 18"),
    /** Waits. */
    PAUSE("M8.500 5.500v13M15.500 5.500v13"),
    /** Ended on request. */
    STOP("M6.500 6.500h11v11h-11z"),
    /** Starts something. */
    START("M8 5.500v13l10.500-6.500z"),
    /** A light theme. */
    SUN("M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.800v2M12 19.200v2M2.800 12h2M19.200 12h2M5.500 5.500l1.400 1.400M17.100 17.100l1.400 1.400M18.500 5.500l-1.400 1.400M6.900 17.100l-1.400 1.400"),
    /** A dark theme. */
    MOON("M19.500 14.200A8 8 0 0 1 9.800 4.500a8 8 0 1 0 9.700 9.700z"),
    /** Stays where it is. */
    PIN("M9 4h6M10 4v5.500L7 13v1.500h10V13l-3-3.500V4M12 14.500V20.500"),
    /** A command. */
    COMMAND("M5 7l5 5-5 5M12.500 17H19");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** The drawing, as SVG path data. */
    public String path() {
        return path;
    }
}
