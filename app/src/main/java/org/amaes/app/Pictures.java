package org.amaes.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.viewer.paint.LabelNames;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.ViewerState;
import org.amaes.viewer.takeaway.PngFile;
import org.amaes.viewer.takeaway.SlicePicture;
import org.amaes.viewer.takeaway.SliceSweep;
import org.amaes.viewer.takeaway.SweepFile;

/**
 * Pictures and sweeps of a scan without a window: {@code amaes picture} and {@code amaes sweep}, drawn by the
 * viewer's own code.
 */
public final class Pictures {

    private static final int DONE = 0;
    private static final int USER = 2;
    private static final int SIDE = 480;
    private static final String USAGE = """
            Usage: amaes picture --input SCAN --out FILE.png [options]
                   amaes sweep --input SCAN --out FILE.gif|FILE.avi [options]
            Draws a scan without a window. What is written on it never names the scan.
              --labels FILE    a segmentation over it
              --map NAME       colours: grey, inverted grey, viridis, magma, cividis, fire, ice, blue–orange
              --plane PLANE    axial, coronal, sagittal; for a picture also all (default: all, sweeps axial)
              --slice N        of a picture, from 1 (default: the middle)
              --from N --to N  of a sweep, from 1 (default: all)
              --rate N         pictures a second of a sweep, 1 to 60 (default: 10)
              --scale N        1 to 4 (default: 1)
              --plain          without letters, slice number and scale bar
            """;
    private static final Set<String> OPTIONS = Set.of("--input", "--out", "--labels", "--map", "--plane", "--slice", "--from", "--to", "--rate", "--scale");

    private final Map<String, String> options = new HashMap<>();
    private boolean plain;

    private Pictures() {
    }

    /** @param arguments {@code picture} or {@code sweep}, then its options */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return DONE;
        }
        try {
            Pictures pictures = new Pictures();
            pictures.read(arguments);
            pictures.draw(arguments[0].equals("sweep"));
            return DONE;
        } catch (WorkbenchException problem) {
            System.err.println(problem.getMessage());
            return USER;
        }
    }

    private void read(String[] arguments) throws WorkbenchException {
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("--plain")) {
                plain = true;
            } else if (!OPTIONS.contains(arguments[i])) {
                throw new WorkbenchException(arguments[i] + " is no option here; amaes " + arguments[0] + " --help lists them.");
            } else if (i + 1 == arguments.length) {
                throw new WorkbenchException(arguments[i] + " needs a value after it.");
            } else {
                options.put(arguments[i], arguments[++i]);
            }
        }
        if (!options.containsKey("--input") || !options.containsKey("--out")) {
            throw new WorkbenchException("Say which scan with --input SCAN and where to write with --out FILE.");
        }
    }

    private void draw(boolean sweep) throws WorkbenchException {
        ViewerState state = open();
        Path out = Path.of(options.get("--out"));
        for (String input : new String[] {"--input", "--labels"}) {
            if (options.containsKey(input) && out.toAbsolutePath().normalize().equals(Path.of(options.get(input)).toAbsolutePath().normalize())) {
                throw new WorkbenchException(out + " is what is to be drawn. Choose another name for the picture.", out);
            }
        }
        int scale = number("--scale", 1, 1, SlicePicture.MOST_SCALE);
        Optional<Plane> plane = plane(sweep);
        if (sweep) {
            int slices = state.geometry(plane.orElseThrow()).slices();
            SliceSweep walk = new SliceSweep(state, plane.get(), number("--from", 1, 1, slices) - 1, number("--to", slices, 1, slices) - 1,
                    SIDE, SIDE, scale, !plain);
            SweepFile.write(out, walk, number("--rate", 10, 1, 60));
        } else if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new WorkbenchException(out + " would be no PNG file. Choose a name that ends in .png.", out);
        } else if (plane.isEmpty()) {
            PngFile.write(out, SlicePicture.ofAll(state, SIDE, SIDE, scale, !plain));
        } else {
            int slices = state.geometry(plane.get()).slices();
            ViewerState at = SlicePicture.atSlice(state, plane.get(), number("--slice", (slices + 1) / 2, 1, slices) - 1);
            PngFile.write(out, SlicePicture.of(at, plane.get(), SIDE, SIDE, scale, !plain));
        }
    }

    private ViewerState open() throws WorkbenchException {
        List<Layer> layers = new ArrayList<>();
        Layer.Image scan = Layer.Image.of("scan", NiftiReader.readVolume(existing("--input")));
        layers.add(scan.withColors(map()));
        if (options.containsKey("--labels")) {
            Path file = existing("--labels");
            layers.add(Layer.Labels.of("labels", NiftiReader.readLabels(file)).withPalette(LabelPalette.STANDARD.named(LabelNames.read(file))));
        }
        return ViewerState.EMPTY.open(layers);
    }

    private Path existing(String option) throws WorkbenchException {
        Path file = Path.of(options.get(option));
        if (!Files.exists(file)) {
            throw new WorkbenchException(file + " does not exist. Check the name after " + option + ".", file);
        }
        return file;
    }

    private ColorMap map() throws WorkbenchException {
        String name = options.getOrDefault("--map", "grey");
        return ColorMaps.named(name).orElseThrow(() -> new WorkbenchException("There is no colour map '" + name + "'. There are: "
                + String.join(", ", ColorMaps.all().stream().map(ColorMap::name).toList()) + "."));
    }

    private Optional<Plane> plane(boolean sweep) throws WorkbenchException {
        String name = options.getOrDefault("--plane", sweep ? "axial" : "all").toUpperCase(Locale.ROOT);
        if (name.equals("ALL") && !sweep) {
            return Optional.empty();
        }
        for (Plane plane : Plane.values()) {
            if (plane.name().equals(name)) {
                return Optional.of(plane);
            }
        }
        throw new WorkbenchException("There is no plane '" + options.get("--plane") + "'. Choose axial, coronal or sagittal.");
    }

    private int number(String option, int otherwise, int least, int most) throws WorkbenchException {
        String text = options.get(option);
        try {
            int value = text == null ? otherwise : Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new WorkbenchException(option + " is a whole number from " + least + " to " + most + ", not " + text + ".");
    }
}
