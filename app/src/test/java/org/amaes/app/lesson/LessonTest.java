package org.amaes.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.amaes.app.job.Jobs;
import org.amaes.app.lesson.Lesson.Guess;
import org.amaes.app.lesson.Lesson.Read;
import org.amaes.app.lesson.Scene.Stage;
import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;

class LessonTest {

    private static final String LESSON = """
            {"format": "amaes-lesson-1", "id": "x", "title": "T", "minutes": 1, "goal": "G", "steps": [
              {"kind": "guess", "question": "Q", "choices": ["a", "b"], "right": 1, "because": "B {hidden}",
               "revealed": {"stages": ["masked"], "augmentations": [], "ratio": 0.5, "token": 8, "seed": 1}}]}""";

    @Test
    void everyBuiltInLessonCanBeReadAndAllItsPicturesMade() throws Exception {
        List<Lesson> lessons = LessonFile.builtIn();
        assertEquals(5, lessons.size());
        SceneMaker maker = new SceneMaker();
        for (Lesson lesson : lessons) {
            assertTrue(lesson.steps().stream().anyMatch(Guess.class::isInstance), lesson.id());
            for (Lesson.Step step : lesson.steps()) {
                for (Scene scene : scenes(step)) {
                    assertEquals(scene.stages().size(), maker.make(scene).volumes().size());
                }
                for (String text : texts(step)) {
                    boolean numbers = text.contains("{");
                    assertTrue(!numbers || !scenes(step).isEmpty(), lesson.id() + " names a number without a scene: " + text);
                    assertFalse(numbers && maker.make(scenes(step).getLast()).fill(text).contains("{"), lesson.id() + ": " + text);
                }
            }
        }
    }

    private static List<Scene> scenes(Lesson.Step step) {
        List<Scene> scenes = new ArrayList<>(Stream.ofNullable(step.scene()).toList());
        if (step instanceof Guess guess && guess.revealed() != null) {
            scenes.add(guess.revealed());
        }
        return scenes;
    }

    private static List<String> texts(Lesson.Step step) {
        return switch (step) {
            case Read(String title, String text, _) -> List.of(title, text);
            case Guess guess -> List.of(guess.question(), guess.because());
        };
    }

    @Test
    void aScenesNumbersAreThoseOfThePatchShown() throws Exception {
        SceneMaker maker = new SceneMaker();
        Picture masked = maker.make(new Scene(List.of(Stage.CLEAN, Stage.MASKED), List.of(), 0.6, 4, 3));
        float[] clean = masked.volumes().get(Stage.CLEAN).data();
        float[] seen = masked.volumes().get(Stage.MASKED).data();
        int hidden = 0;
        int present = 0;
        for (int i = 0; i < clean.length; i++) {
            present += clean[i] != 0 ? 1 : 0;
            hidden += clean[i] != 0 && seen[i] == 0 ? 1 : 0;
        }
        assertEquals(0.6, masked.hidden(), 0.001);
        assertEquals(0.6, (double) hidden / present, 0.05, "as among all voxels, so among those of the brain");
        assertTrue(Double.isInfinite(masked.decibels()));
        assertTrue(maker.make(new Scene(List.of(Stage.AUGMENTED), List.of("bias-field"), 0, 4, 3)).decibels() < 20, "shading is damage");
        assertTrue(Double.isInfinite(maker.make(new Scene(List.of(Stage.AUGMENTED), List.of("rotation"), 0, 4, 6)).decibels()), "the target turns along");
    }

    @Test
    void anAnswerIsShownOnlyAfterAGuess() throws Exception {
        LessonsViewModel model = new LessonsViewModel(Jobs.atOnce());
        model.open(LessonFile.parse(LESSON, "x.json"));
        assertFalse(model.mayGoOn());
        assertTrue(model.picture().isEmpty());
        model.guess(0);
        model.guess(1); // too late
        assertEquals(0, model.guessed().orElseThrow());
        assertEquals(0, model.right());
        assertTrue(model.mayGoOn());
        assertEquals("B 50 %", model.fill("B {hidden}"));
        model.next();
        assertTrue(model.lesson().isEmpty(), "after the last step comes the list");
    }

    @Test
    void anAuthorsSlipsAreToldInWords() {
        assertTrue(problem(LESSON.replace("\"right\": 1", "\"right\": 2")).contains("right"));
        assertTrue(problem(LESSON.replace("lesson-1", "lesson-9")).contains("format"));
        assertTrue(problem(LESSON.replace("\"minutes\"", "\"mintes\"")).contains("minutes"));
        assertTrue(problem(LESSON.replace("\"goal\"", "\"gaol\": 1, \"goal\"")).contains("gaol"));
        assertTrue(problem(LESSON.replace("\"masked\"", "\"maskd\"")).contains("maskd"));
        assertTrue(problem(LESSON.substring(1)).contains("x.json"));
    }

    private static String problem(String json) {
        return assertThrows(WorkbenchException.class, () -> LessonFile.parse(json, "x.json")).getMessage();
    }
}
