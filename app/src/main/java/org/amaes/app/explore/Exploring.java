package org.amaes.app.explore;

import java.nio.file.Path;
import org.amaes.app.engine.Engine;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.pipeline.PipelineViewModel;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.service.Request;

/**
 * The models behind the place, put together.
 *
 * @param pipeline what happens to patches
 * @param explore the patch on show
 * @param redraw what a network makes of it
 * @param painting hidden tokens by hand
 * @param xray which artefacts the network undoes
 * @param samples more patches of the same pipeline
 * @param scans opens scans
 * @param networks opens networks
 * @param practice trains a network where there is none
 * @param engine answers requests to networks
 */
public record Exploring(PipelineViewModel pipeline, ExploreViewModel explore, RedrawViewModel redraw, MaskPainting painting, XrayViewModel xray,
        SampleStripViewModel samples, ScanOpening scans, NetworkOpening networks, PracticeTraining practice,
        Engine engine) {

    private static final double PRACTICE_SPACING = PracticeTraining.SPACING;
    private static final long FIRST_HEAD = 7;

    /** @param folder where the practice network is kept */
    public static Exploring of(Jobs jobs, Notifications notifications, Engine engine, PracticeTraining.Launcher launcher, Path folder) {
        return of(jobs, notifications, engine, new EngineRedrawer(jobs, engine), launcher, folder);
    }

    static Exploring of(Jobs jobs, Notifications notifications, Engine engine, Redrawer redrawer, PracticeTraining.Launcher launcher, Path folder) {
        PipelineViewModel pipeline = new PipelineViewModel(jobs, notifications);
        ExploreViewModel explore = new ExploreViewModel(jobs, notifications, pipeline);
        RedrawViewModel redraw = new RedrawViewModel(jobs, redrawer, explore);
        ScanOpening scans = new ScanOpening(jobs, notifications, explore);
        NetworkOpening networks = new NetworkOpening(jobs, notifications, engine, scans, explore, redraw);
        PracticeTraining practice = new PracticeTraining(jobs, launcher, folder, run -> {
            Network used = redraw.network().get();
            if (used == null || used.practice()) { // a network that the person chose stays
                networks.open(run, true);
            }
        });
        return new Exploring(pipeline, explore, redraw, new MaskPainting(explore), new XrayViewModel(jobs, redrawer, explore, redraw),
                new SampleStripViewModel(jobs, explore), scans, networks, practice, engine);
    }

    /** Something to see at once: a generated head, and, if no network is in use, one that begins to learn to redraw it. */
    public void tryIt() {
        if (redraw.network().get() == null) {
            scans.prepare(Preprocessing.STANDARD.withSpacing(PRACTICE_SPACING));
            practice.begin();
            engine.ask("Starting the engine", new Request.Ping(), _ -> { }); // it is there when the first weights are; if not, opening them says why
        }
        scans.phantom(FIRST_HEAD);
    }
}
