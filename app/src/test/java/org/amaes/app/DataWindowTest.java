package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.amaes.app.data.DataPlace;
import org.amaes.app.data.DataRow;
import org.amaes.app.data.PrepareState;
import org.amaes.app.data.Show;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.core.dataset.ScanChoice;
import org.amaes.core.kind.FileKind;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.StoreRequest;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.quality.Finding;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The place Data, driven as a person drives it, on generated heads with faults among them. */
class DataWindowTest {

    private static final PhantomScan HEAD = head(0);

    @TempDir
    private Path folder;
    private TestWindow window;
    private DataPlace data;
    private Path scans;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() throws Exception {
        scans = folder.resolve("scans");
        for (int person = 1; person <= 4; person++) {
            PhantomScan head = person == 1 ? HEAD : head(person);
            Path own = Files.createDirectories(scans.resolve("p" + person));
            NiftiWriter.write(own.resolve("flair.nii.gz"), head.image());
            if (person < 4) {
                NiftiWriter.write(own.resolve("lesions.nii.gz"), head.lesions());
            }
        }
        Path bad = Files.createDirectories(scans.resolve("p5"));
        byte[] whole = Files.readAllBytes(scans.resolve("p1/flair.nii.gz"));
        Files.write(bad.resolve("cut.nii.gz"), Arrays.copyOf(whole, 2000));
        Files.write(bad.resolve("copy.nii.gz"), whole);
        window = new TestWindow(folder.resolve("user"));
        data = (DataPlace) window.assembly.navigation().find("data").orElseThrow();
        window.press(KeyCode.DIGIT2, true);
    }

    private static PhantomScan head(int subject) {
        return Phantom.generate(PhantomSettings.of(5, subject, Contrast.FLAIR).withGrid(new Shape(40, 46, 40), 4.2, 4.2, 4.2));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        assertEquals(List.of(), List.copyOf(window.faults));
    }

    @Test
    void aDroppedFolderIsLookedAtFilteredAndChosenFrom() throws Exception {
        add();
        assertEquals(6, data.model().rows().size());
        assertEquals("5 persons, 6 scans: 1 cannot be used, 1 somebody should look at, 0 with notes, 4 without a remark. 3 with outlines.",
                data.model().summary().get());
        DataRow copy = row("p5_copy");
        assertEquals(Finding.Kind.DUPLICATE, copy.quality().findings().getFirst().kind());
        assertEquals("unreadable", row("p5_cut").problems().split(",")[0]);

        window.interact(() -> data.model().show().set(Show.UNUSABLE));
        TableView<?> table = robot.lookup("#data-table").queryAs(TableView.class);
        assertEquals(1, table.getItems().size());
        robot.clickOn("#data-leave-out");
        assertFalse(row("p5_cut").isIncluded());
        window.interact(() -> {
            data.model().show().set(Show.ALL);
            data.model().filter().set("p1");
        });
        assertEquals(1, table.getItems().size());
        window.await(data.model()::isSettled);
        assertEquals(List.of("p5_cut"), List.copyOf(ScanChoice.read(null, data.model().choiceFile()).exclude()));

        robot.clickOn("#data-as-subjects");
        assertEquals(5, data.model().subjects().size());
        window.interact(() -> data.model().showSubject(data.model().subjects().getLast()));
        assertEquals(2, data.model().shown().size());
        robot.clickOn("#data-as-mosaic");
        window.await(data::settled);
        assertTrue(robot.lookup(".data-thumbnail").queryAll().size() >= 2);
    }

    @Test
    void aSecondLookReadsNothingThatIsKnownAndFindsTheSame() throws Exception {
        add();
        String before = data.model().summary().get();
        List<String> ids = data.model().rows().stream().map(row -> row.quality().toString()).toList();
        window.interact(() -> data.model().choose(false));
        window.await(data.model()::isSettled);
        try (var seen = Files.list(folder.resolve("user/data/seen"))) {
            assertEquals(6, seen.count());
        }
        robot.clickOn("#data-again");
        window.await(data.model()::isSettled);
        assertEquals(ids, data.model().rows().stream().map(row -> row.quality().toString()).toList());
        assertEquals(before.replace("outlines.", "outlines, 6 left out."), data.model().summary().get());
    }

    @Test
    void doubleClickOpensAScanInExplore() throws Exception {
        add();
        window.interact(() -> data.model().explore(row("p2_flair")));
        assertEquals("explore", window.front());
        ExplorePlace explore = (ExplorePlace) window.assembly.navigation().front().get();
        window.await(() -> explore.models().explore().shown().get() != null);
        assertEquals("flair.nii.gz", explore.models().explore().scan().get().name());
        assertEquals(FileKind.SCAN, window.memory.state().get().recent().getFirst().kind());
    }

    @Test
    void preparingShowsItsProgressPausesGoesOnAndSaysWhatWasLeftOut() throws Exception {
        add();
        Path store = folder.resolve("store");
        window.interact(() -> {
            row("p4_flair").includedProperty().set(false);
            data.prepare().store().set(store);
            data.prepare().spacing().set("8");
        });
        window.await(data.model()::isSettled);
        Files.createDirectories(store);
        robot.clickOn("#data-begin");
        window.await(() -> data.prepare().state().get() instanceof PrepareState.Ended || data.prepare().state().get() instanceof PrepareState.Failed);
        PrepareState.Ended ended = (PrepareState.Ended) data.prepare().state().get();
        assertTrue(ended.words().startsWith("3 scans prepared, 0 there already, 2 left out."), ended.words());
        assertEquals(2, data.prepare().problems().size());
        assertTrue(data.prepare().problems().toString().contains("p5_copy holds the same voxels as p1_flair"), data.prepare().problems().toString());
        try (VolumeStore made = VolumeStore.open(store)) {
            assertEquals(List.of("p1_flair", "p2_flair", "p3_flair"), made.entries().stream().map(entry -> entry.id()).toList());
        }
        pausesAndGoesOn(store);
    }

    /** Another store, of which the first scan waits for the person. */
    private void pausesAndGoesOn(Path before) throws Exception {
        Path store = before.resolveSibling("second");
        window.interact(() -> {
            data.prepare().store().set(store);
            data.prepare().begin();
        });
        window.await(() -> data.prepare().state().get() instanceof PrepareState.Working working && working.total() > 0
                || data.prepare().state().get() instanceof PrepareState.Ended);
        window.interact(data.prepare()::pause);
        window.await(() -> data.prepare().state().get() instanceof PrepareState.Working working && working.paused()
                || data.prepare().state().get() instanceof PrepareState.Ended);
        if (data.prepare().state().get() instanceof PrepareState.Working) { // it may have been faster than the request
            assertTrue(StoreRequest.pause(store).isMade());
            window.interact(data.prepare()::resume);
        }
        window.await(() -> data.prepare().state().get() instanceof PrepareState.Ended);
        try (VolumeStore made = VolumeStore.open(store)) {
            assertEquals(3, made.entries().size());
        }
    }

    @Test
    void whatCannotBeAddedIsSaidAndTheRestStays() throws Exception {
        add();
        Path empty = Files.createDirectories(folder.resolve("empty"));
        window.interact(() -> data.open(empty, FileKind.STORE));
        window.await(() -> !window.assembly.notifications().notices().isEmpty());
        window.await(data.model()::isSettled);
        assertTrue(window.said().getFirst().startsWith(empty + " holds no scans"), () -> window.said().toString());
        assertEquals(List.of(scans), List.copyOf(data.model().sources()));
        assertEquals(6, data.model().rows().size());
        window.interact(() -> {
            data.prepare().store().set(scans);
            data.prepare().begin();
        });
        window.await(() -> data.prepare().state().get() instanceof PrepareState.Failed);
        assertTrue(((PrepareState.Failed) data.prepare().state().get()).why().contains("holds other files"), () -> data.prepare().state().get().toString());
    }

    @Test
    void whatWasAddedComesBackWithTheNextStart() throws Exception {
        add();
        Map<String, String> state = data.state();
        assertEquals(scans.toString(), state.get("sources"));
        DataPlace next = data;
        window.interact(() -> {
            next.model().remove(scans);
            next.restore(state);
            next.shown();
        });
        window.await(next.model()::isSettled);
        assertEquals(6, next.model().rows().size());
    }

    private void add() throws Exception {
        window.interact(() -> {
            try {
                Drops.files(window.assembly.view(), List.of(scans.toFile()));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
        window.await(() -> !data.model().sources().isEmpty() && data.model().isSettled());
    }

    private DataRow row(String id) {
        return data.model().rows().stream().filter(row -> row.scan().id().equals(id)).findFirst().orElseThrow();
    }
}
