package org.amaes.app.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.amaes.app.explore.PracticeTraining.State;
import org.amaes.app.job.Jobs;
import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTrainingTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;
    private final List<Path> weights = new ArrayList<>();

    private PracticeTraining training(PracticeTraining.Launcher launcher) {
        return new PracticeTraining(Jobs.atOnce(), launcher, folder, weights::add);
    }

    @Test
    void aWindowWithoutAnEngineSaysSo() {
        PracticeTraining training = training(_ -> {
            throw new WorkbenchException("This window was started without its engine.");
        });
        training.begin();
        assertEquals(new State.Failed("This window was started without its engine."), training.state().get());
        assertEquals(List.of(), weights);
    }

    @Test
    void aCommandThatFailsIsNamedWithItsLogAndCanBeTriedAgain() {
        List<List<String>> asked = new ArrayList<>();
        PracticeTraining training = training(command -> {
            asked.add(command);
            return List.of(JAVA, "--no-such-option");
        });
        training.begin();
        State.Failed failed = assertInstanceOf(State.Failed.class, training.state().get());
        assertTrue(failed.why().contains("'amaes phantom'") && failed.why().contains(folder.resolve("engine.log").toString()), failed.why());
        assertTrue(folder.resolve("engine.log").toFile().length() > 0);
        training.begin();
        assertEquals(2, asked.size());
        assertEquals("phantom", asked.getFirst().getFirst());
    }

    /** Heads, preparation and the whole training, by the real engine in processes of its own: minutes. */
    @Tag("long")
    @Test
    void itLearnsAndASecondStartUsesWhatWasLearnt() {
        PracticeTraining training = training(PracticeTrainingTest::engine);
        training.begin();
        assertEquals(new State.Learnt(PracticeTraining.STEPS), training.state().get());
        assertTrue(weights.size() > 3, weights.size() + " times there were new weights");
        weights.clear();
        PracticeTraining again = training(_ -> {
            throw new AssertionError("nothing has to be started");
        });
        again.begin();
        assertEquals(new State.Learnt(PracticeTraining.STEPS), again.state().get());
        assertEquals(List.of(folder.resolve("run")), weights);
    }

    private static List<String> engine(List<String> command) {
        List<String> words = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), "org.amaes.runner.cli.Amaes"));
        words.addAll(command);
        return words;
    }
}
