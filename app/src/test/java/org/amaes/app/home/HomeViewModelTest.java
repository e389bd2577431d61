package org.amaes.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.amaes.app.NoChoosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.core.kind.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeViewModelTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:15:00Z");

    @TempDir
    private Path folder;
    private final Memory memory = new Memory(WorkbenchState.fresh(), InstantSource.fixed(NOW));
    private final List<Path> opened = new ArrayList<>();

    private int tries;

    private HomeViewModel model() {
        return new HomeViewModel(Jobs.atOnce(), new NoChoosers(), opened::add, memory, () -> tries++, InstantSource.fixed(NOW));
    }

    @Test
    void recentWorkIsListedAndWhatIsGoneIsShownAsGone() throws Exception {
        HomeViewModel model = model();
        Path here = Files.createFile(folder.resolve("here.nii"));
        memory.opened(folder.resolve("gone.nii"), FileKind.SCAN);
        memory.opened(here, FileKind.SCAN);
        assertEquals(List.of("here.nii false just now", "gone.nii true just now"),
                model.recent().stream().map(each -> each.name() + " " + each.gone() + " " + each.when()).toList());
        model.forget(model.recent().getLast());
        assertEquals(List.of("here.nii"), model.recent().stream().map(RecentItem::name).toList());
        model.open(model.recent().getFirst());
        assertEquals(List.of(here), opened);
    }

    @Test
    void tryingItIsLeftToThePlaceThatShowsSomething() {
        model().tryIt();
        assertEquals(1, tries);
        assertEquals(List.of(), opened);
    }

    @Test
    void timesAreSaidInWords() {
        assertEquals("59 min ago", RecentItem.ago(NOW.minusSeconds(3599), NOW, ZoneOffset.UTC));
        assertEquals("today", RecentItem.ago(NOW.minusSeconds(3600), NOW, ZoneOffset.UTC));
        assertEquals("yesterday", RecentItem.ago(NOW.minusSeconds(11 * 3600), NOW, ZoneOffset.UTC));
        assertEquals("2026-02-27", RecentItem.ago(NOW.minusSeconds(3 * 86400), NOW, ZoneOffset.UTC));
    }
}
