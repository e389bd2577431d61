package org.amaes.app.train.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.amaes.app.train.form.FormField.Input;
import org.amaes.core.network.NetworkName;
import org.amaes.core.order.TrainingOrder.Kind;

/** The fields of the form, section by section. */
enum FormSection {
    /** On what, with what. */
    WHAT("What is trained", List.of(
            field("data", "Prepared scans", "", "a folder made by prepare", "Training reads prepared scans only: cropped, normalised, all with the same voxels.",
                    new Input.Folder(), null, null),
            field("checkpoint", "Starting point", "", "a run, or a file of weights; empty: from scratch",
                    "A pretrained encoder is what twenty outlined scans are enough for.", new Input.FileOrRun(), null, null, Kind.FINETUNE),
            field("network", "Network", "", NetworkName.words(), "U-Net B is the smallest of the paper's; with a starting point its own network is taken.",
                    new Input.Choice(Arrays.stream(NetworkName.values()).map(NetworkName::word).toList()), "network", null),
            field("set:filters", "Width of the network", "filters", "1 or more; for unet and mednext",
                    "The filters of the first level; each level below has twice as many.", new Input.Text(), null, "/architecture/filters"),
            field("preset", "Preset", "", "corrected, paper, as-coded", "Whose word counts where the paper and its published code differ.",
                    new Input.Choice(List.of("corrected", "paper", "as-coded")), null, "/preset"),
            field("out", "Run folder", "", "a new folder", "Everything of the run is kept in it.", new Input.NewFolder(), null, null))),
    /** Which scans. */
    SCANS("Scans", List.of(
            field("cases", "Scans to train on", "outlined scans", "1 up to all that are outlined", "Drawn by the seed; a smaller draw is the beginning of a larger one.",
                    new Input.Text(), "training scans", null, Kind.FINETUNE),
            field("validation-cases", "Scans to validate on", "outlined scans", "0 or more", "At most so many of the others; the best checkpoint is chosen by them.",
                    new Input.Text(), null, null, Kind.FINETUNE),
            field("set:validationShare", "Held out for validation", "share of the scans", "0 up to below 1", "Drawn by the seed, never trained on.", new Input.Text(),
                    "held out for validation", "/validationShare", Kind.PRETRAIN),
            field("split", "Lists of scans", "", "a JSON file of named lists; empty: all scans", "Keeps the scans of its list “test” out of sight.",
                    new Input.JsonFile(List.of()), null, null),
            field("part", "List to train on", "", "a list's name, such as pretrain", "Only with a file of lists.", new Input.Text(), null, null),
            field("hold-out", "List kept out of sight", "", "a list's name; test if empty", "What is measured at the end must never have been seen.", new Input.Text(),
                    null, null),
            field("seed", "Seed", "", "a whole number", "Every random choice follows from it: the same seed, the same run.", new Input.Text(), null, "/plan/seed"))),
    /** How long, how fast. */
    LEARNING("Learning", List.of(
            field("patch", "Patch", "voxels", "one side, like 48, or three, like 48x64x48", "Larger patches see more of the brain and take more memory.",
                    new Input.Text(), "patch", "/plan/patch"),
            field("batch", "Batch", "patches", "1 or more", "How many patches one update of the weights averages over.", new Input.Text(), "batch", "/plan/batch"),
            field("steps", "Length", "updates", "1 or more; or give epochs", "The learning rate falls to nothing at the end, so choose the length first.",
                    new Input.Text(), "length", "/plan/steps"),
            field("epochs", "Length, instead", "epochs", "1 or more; instead of updates", "Once through all scans, one patch of each.", new Input.Text(), null, null),
            field("lr", "Learning rate", "", "above 0, such as 1e-4", "Too high and the loss explodes, too low and nothing is learnt.", new Input.Text(),
                    "learning rate", "/plan/learningRate"),
            field("set:warmup", "Warm-up", "updates", "0 up to the length", "The rate grows from almost nothing, while the first gradients are wild.", new Input.Text(),
                    "warm-up", "/plan/warmup"),
            field("set:weightDecay", "Weight decay", "", "0 or more", "Pulls weights towards zero.", new Input.Text(), "weight decay", "/plan/optimizer/weightDecay"))),
    /** What happens to patches. */
    METHOD("Method", List.of(
            field("augmentation", "Augmentation", "", "none, spatial, all, or a pipeline file", "What the pipeline editor in Explore saves; empty: the paper's for this training.",
                    new Input.JsonFile(List.of("none", "spatial", "all")), null, null),
            field("set:ratio", "Mask ratio", "share of the patch", "between 0 and 1", "How much is hidden and has to be redrawn.", new Input.Text(), "mask ratio",
                    "/masking/ratio", Kind.PRETRAIN),
            field("set:token", "Mask token", "voxels a side", "1 up to the patch's side", "What is hidden is hidden in cubes of this side.", new Input.Text(), "mask token",
                    "/masking/token", Kind.PRETRAIN),
            field("official", "SwinUNETR's own numbers", "", "true or false; for swinunetr", "Those of its authors' code instead of the paper's table.",
                    new Input.Choice(List.of("false", "true")), null, null, Kind.PRETRAIN),
            field("set:foreground", "Patches with foreground", "share", "0 to 1", "Lesions are rare: so many patches surely hold an outlined voxel.", new Input.Text(),
                    "patches with foreground", "/foreground", Kind.FINETUNE),
            field("set:aggregation", "Windows in prediction", "", "gaussian or sum", "How overlapping windows are joined when the network is used.",
                    new Input.Choice(List.of("gaussian", "sum")), "windows in prediction", "/aggregation", Kind.FINETUNE))),
    /** Where it is computed. */
    MACHINE("This machine", List.of(
            field("device", "Device", "", "auto, cpu, or a graphics card such as cuda:0", "auto is the first graphics card, else the processor.", new Input.Text(), null, null),
            field("threads", "Threads", "", "1 or more; empty: all cores", "Results are equal for equal numbers of threads.", new Input.Text(), null, "/plan/threads"),
            field("precision", "Precision", "", "bf16 or float32", "bf16 is about twice as fast and takes half the memory.", new Input.Choice(List.of("bf16", "float32")),
                    "precision", null),
            field("set:accumulate", "Parts of a batch", "", "a number that divides the batch", "Saves memory and gives the same training.", new Input.Text(), null,
                    "/plan/accumulate"))),
    /** What is written. */
    KEPT("What is written down", List.of(
            field("set:checkpointEvery", "Checkpoint every", "updates", "1 or more", "At most so much is done again after a crash.", new Input.Text(), null,
                    "/plan/checkpointEvery"),
            field("set:keepCheckpoints", "Checkpoints kept", "", "1 or more", "The newest; the best stays besides.", new Input.Text(), null, "/plan/keepCheckpoints"),
            field("set:validateEvery", "Validate every", "updates", "0: never", "Each look at the validation scans costs time.", new Input.Text(), null,
                    "/plan/validateEvery"),
            field("set:previewEvery", "Preview every", "updates", "0: never", "Volumes to look at in the time machine.", new Input.Text(), null, "/plan/previewEvery")));

    private final String title;
    private final List<FormField> fields;

    FormSection(String title, List<FormField> fields) {
        this.title = title;
        this.fields = fields;
    }

    /** Its heading. */
    String title() {
        return title;
    }

    /** The fields that a kind of training has. */
    List<FormField> fields(Kind kind) {
        return fields.stream().filter(field -> field.kinds().contains(kind)).toList();
    }

    /** All fields that a kind of training has. */
    static List<FormField> all(Kind kind) {
        List<FormField> all = new ArrayList<>();
        Arrays.stream(values()).forEach(section -> all.addAll(section.fields(kind)));
        return all;
    }

    private static FormField field(String name, String label, String unit, String range, String why, Input input, String item, String path, Kind... kinds) {
        return new FormField(name, label, unit, range, why, input, Optional.ofNullable(item), Optional.ofNullable(path),
                kinds.length == 0 ? List.of(Kind.values()) : List.of(kinds));
    }
}
