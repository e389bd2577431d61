package org.amaes.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Where threads are made, where the window's thread is spoken to, and that core knows neither clock nor dice. */
class HabitTest {

    /** Who may make threads. Whoever needs one more names it here, with its reason. */
    private static final Set<String> THREAD_MAKERS = Set.of(
            "org.amaes.app.data.PrepareProcess", // hears its child process, and ends it with the window
            "org.amaes.app.explore.PracticeTraining", // ends its child process with the window
            "org.amaes.app.engine.EngineService", // writes to and reads from the engine's process
            "org.amaes.app.job.Jobs", // the window's workers
            "org.amaes.core.phantom.PhantomStudy", // makes cases at the same time
            "org.amaes.core.preprocess.Preparation", // prepares cases at the same time
            "org.amaes.core.quality.QualityCheck", // looks at scans at the same time
            "org.amaes.runner.evaluation.Evaluation", // measures cases at the same time
            "org.amaes.runner.service.EngineServer", // works beside the one who reads requests
            "org.amaes.runner.training.PatchFeed", // makes patches ahead of the training loop
            "org.amaes.viewer.paint.PaintJournal", // forces strokes to the disk beside the window
            "org.amaes.viewer.pane.RenderThread", // draws pictures beside the window
            "org.amaes.runner.training.StopSignal"); // hears of the process' end

    /** Who may hand work to the window's thread. */
    private static final Set<String> WINDOW_SPEAKERS = Set.of("org.amaes.app.job.Jobs",
            "org.amaes.viewer.pane.RenderThread"); // shows what it drew

    private static final Set<String> CLOCK_CALLS = Set.of("java.lang.System.nanoTime", "java.lang.System.currentTimeMillis",
            "java.lang.Math.random", "java.lang.StrictMath.random", "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current", "java.util.random.RandomGenerator.getDefault");

    private static final DescribedPredicate<JavaAccess<?>> A_THREAD = describe("a thread made", HabitTest::makesThread);
    private static final DescribedPredicate<JavaAccess<?>> CLOCK_OR_DICE = describe("a clock read or unseeded randomness", HabitTest::isClockOrDice);
    private static final DescribedPredicate<JavaAccess<?>> WINDOW_THREAD = describe("work handed to the window's thread",
            access -> owner(access).equals("javafx.application.Platform") && access.getName().startsWith("run"));

    private static boolean makesThread(JavaAccess<?> access) {
        String owner = owner(access);
        String name = access.getName();
        boolean made = name.equals("<init>");
        return switch (owner) {
            case "java.lang.Thread" -> made || name.equals("ofVirtual") || name.equals("ofPlatform") || name.equals("startVirtualThread");
            case "java.util.concurrent.Executors" -> !name.equals("callable");
            case "java.util.concurrent.CompletableFuture" -> name.endsWith("Async");
            case "java.util.concurrent.ThreadPoolExecutor", "java.util.concurrent.ScheduledThreadPoolExecutor", "java.util.Timer",
                    "java.util.concurrent.ForkJoinPool", "javafx.concurrent.Service" -> made || name.equals("commonPool");
            default -> name.equals("parallelStream") || owner.startsWith("java.util.stream.") && name.equals("parallel");
        };
    }

    private static boolean isClockOrDice(JavaAccess<?> access) {
        String owner = owner(access);
        String name = access.getName();
        boolean unseeded = name.equals("<init>") && access.getTarget().getFullName().endsWith("<init>()");
        return CLOCK_CALLS.contains(owner + "." + name)
                || owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.security.SecureRandom")
                || owner.equals("java.util.Collections") && access.getTarget().getFullName().endsWith("shuffle(java.util.List)")
                || unseeded && (owner.equals("java.util.Random") || owner.equals("java.util.SplittableRandom") || owner.equals("java.util.Date"));
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }

    /** Classes on a list, with everything written inside them. */
    private static DescribedPredicate<JavaClass> outside(Set<String> named) {
        return describe("not on the list", type -> named.stream().noneMatch(name ->
                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }

    private static final ArchRule THREADS = noClasses().that(outside(THREAD_MAKERS)).should().accessTargetWhere(A_THREAD)
            .because("threads are made in few places, listed in HabitTest");
    private static final ArchRule WINDOW = noClasses().that(outside(WINDOW_SPEAKERS)).should().accessTargetWhere(WINDOW_THREAD)
            .because("the window's thread is spoken to from few places, listed in HabitTest");
    private static final ArchRule REPEATABLE = noClasses().that().resideInAnyPackage("org.amaes.core..", "org.amaes.viewer.slice..", "org.amaes.architecture..")
            .should().accessTargetWhere(CLOCK_OR_DICE).because("a seed and the arguments decide every result of core");

    @Test
    void threadsAreMadeInNamedClassesOnly() {
        THREADS.check(ProductClasses.ALL);
    }

    @Test
    void theWindowsThreadIsSpokenToInNamedClassesOnly() {
        WINDOW.check(ProductClasses.ALL);
    }

    @Test
    void coreHasNoClockAndNoDice() {
        REPEATABLE.check(ProductClasses.ALL);
    }

    @Test
    void theseRulesCatchWhatTheyAreFor() {
        JavaClasses sinners = new ClassFileImporter().importClasses(Sinner.class);
        assertEquals(5, violations(THREADS, sinners));
        assertEquals(1, violations(WINDOW, sinners));
        assertEquals(6, violations(REPEATABLE, sinners));
    }

    private static int violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails().size();
    }

    /** Does everything that the rules forbid, each once, and what they allow. */
    @SuppressWarnings("unused")
    private static final class Sinner {

        void threads() {
            Thread thread = new Thread(() -> { });
            Thread.ofVirtual().unstarted(() -> { });
            Executors.newCachedThreadPool().close();
            java.util.concurrent.CompletableFuture.runAsync(() -> { });
            Set.of(1).parallelStream().count();
            Thread.currentThread().interrupt(); // allowed
        }

        void window() {
            javafx.application.Platform.runLater(() -> { });
        }

        void clockAndDice() {
            System.nanoTime();
            Instant.now();
            Math.random();
            new Random().nextInt();
            new SplittableRandom().nextInt();
            java.util.Collections.shuffle(new java.util.ArrayList<>());
            new Random(1).nextInt(); // allowed
            new SplittableRandom(1).nextInt(); // allowed
        }
    }
}
