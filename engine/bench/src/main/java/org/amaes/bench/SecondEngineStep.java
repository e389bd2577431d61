package org.amaes.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/**
 * The float32 step of U-Net B by the second engine, in a process of its own because its libraries are others. The row
 * with the same name before it is the first engine's.
 */
record SecondEngineStep() implements Benchmark {

    /** Names the file that holds the second engine's class path. */
    private static final String CLASS_PATH_FILE = "amaes.dl4j.classpath.file";
    private static final TrainingStep STEP = new TrainingStep("unet_b_lw_dec", UNet.pretraining(32), Shape.cube(64), 1, Precision.FLOAT32, 1);
    private static final int MOST_ROUNDS = 3;
    private static final String ANSWER = "seconds ";

    /** In the second engine's process: measures and prints the median. */
    public static void main(String[] arguments) throws WorkbenchException {
        Median seconds = new Median();
        List<Batch> noise = List.of(STEP.noise());
        try (TrainingSession session = STEP.open()) {
            for (int round = -1; round < Integer.parseInt(arguments[0]); round++) {
                long start = System.nanoTime();
                session.step(noise, 1e-4);
                if (round >= 0) {
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
            }
        }
        System.out.println(ANSWER + seconds.value());
    }

    @Override
    public String name() {
        return STEP.name() + ", engine dl4j";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public double budget() {
        return 9.1; // Deeplearning4j's own layers, on two cores
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Optional<String> obstacle() {
        return classPath().isPresent() ? Optional.empty() : Optional.of("the engine dl4j is not built: mvn package -DskipTests -pl engine/dl4j -am");
    }

    private static Optional<Path> classPath() {
        return Optional.ofNullable(System.getProperty(CLASS_PATH_FILE)).map(Path::of).filter(Files::exists);
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        try {
            String own = System.getProperty("java.class.path").split(File.pathSeparator)[0];
            String classPath = own + File.pathSeparator + Files.readString(classPath().orElseThrow()).strip();
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", classPath,
                    SecondEngineStep.class.getName(), Integer.toString(Math.min(rounds, MOST_ROUNDS))).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new WorkbenchException("The engine dl4j that was started for the measurement failed. It said:\n" + said);
            }
            return new Figures(Optional.empty(), said.lines().filter(line -> line.startsWith(ANSWER))
                    .mapToDouble(line -> Double.parseDouble(line.substring(ANSWER.length()))).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new WorkbenchException("The engine dl4j cannot be measured (" + e.getMessage() + ").", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("Measuring the engine dl4j was interrupted.", null, e);
        }
    }
}
