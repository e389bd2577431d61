package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.Backends;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options and commands that cannot be: exit code 2, a sentence, and nothing left over. */
class BadOptionsTest {

    @TempDir
    static Path folder;

    private static TinyStudy.Trained trained;

    @TempDir
    Path temp;

    @BeforeAll
    static void train() throws Exception {
        trained = TinyStudy.Trained.in(folder);
    }

    @AfterEach
    void nothingHalfWrittenIsLeft() throws IOException {
        CommandRun.assertNothingTemporary(temp);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--patch | 50 | multiples of 16",
        "--patch | 16x16 | 16x16",
        "--patch | 0 | 0",
        "--patch | 2048 | too large",
        "--batch | 0 | at least one patch",
        "--steps | 0 | at least one step",
        "--steps | many | --steps",
        "--lr | -1 | learning rate",
        "--lr | NaN | learning rate",
        "--precision | float16 | choose bf16 or float32",
        "--device | cuda:0 | no device 'cuda:0'",
        "--device | toaster | no device 'toaster'",
        "--threads | 0 | --threads is at least 1",
        "--network | resnet | choose ",
        "--preset | best | choose corrected, paper or as-coded",
        "--augmentation | lots | neither an augmentation preset",
        "--split | nowhere.json | nowhere.json",
        "--part | train | --split",
        "--epochs | 3 | not both",
        "--set | filter=4 | no field called 'filter'",
        "--set | filters=0 | one filter",
        "--set | filters=two | does not fit",
        "--set | accumulate=3 | divide the batch",
        "--set | inChannels=2 | as many channels",
        "--set | nothing | --set",
        "--colour | red | --colour"})
    void optionsThatCannotBe(String option, String value, String words) {
        if (value.equals("cuda:0")) {
            Assumptions.assumeTrue(devices().stream().noneMatch("cuda:0"::equals), "this machine has a graphics card");
        }
        Path run = temp.resolve("run");
        CommandRun answer = CommandRun.of(TinyStudy.pretrain(trained.store(), run, 1, option.equals("--steps") ? new Object[] {option, value}
                : new Object[] {"--steps", 1, option, value})).assertRefused(words);
        assertEquals("", answer.out().lines().filter(line -> !line.startsWith(run.toString())).reduce("", String::concat));
        assertFalse(Files.exists(run), "nothing is left of it");
    }

    private static List<String> devices() {
        try {
            return Backends.here().devices();
        } catch (WorkbenchException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--cases | 9 | between 1 and 3",
        "--cases | 0 | between 1 and 3",
        "--validation-cases | -1 | 0 or more",
        "--set | inChannels=2 | 1 channels; this network takes 2",
        "--set | outChannels=9 | 9 output channels for 3 classes",
        "--set | foreground=2 | between 0 and 1",
        "--set | aggregation=max | gaussian or sum"})
    void optionsOfFinetuningThatCannotBe(String option, String value, String words) {
        Path run = temp.resolve("run");
        Object[] arguments = {"finetune", "--data", trained.store(), "--out", run, "--network", "unet", "--set", "filters=2", "--patch", "16x16x32", "--steps", 1,
            "--threads", 1, option, value};
        if (!option.equals("--cases")) {
            arguments = Arrays.copyOf(arguments, arguments.length + 2);
            arguments[arguments.length - 2] = "--cases";
            arguments[arguments.length - 1] = 2;
        }
        CommandRun.of(arguments).assertRefused(words);
        assertFalse(Files.exists(run), "nothing is left of it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "phantom --contrast PET --out OUT | T1 or FLAIR",
        "phantom --labelled 0 --unlabelled 0 --out OUT | --labelled",
        "prepare SCANS --out OUT --spacing 0 | --spacing",
        "prepare SCANS --out OUT --spacing wide | --spacing",
        "prepare SCANS --out OUT --preset best | preset",
        "prepare SCANS --out OUT --threads 0 | --threads",
        "prepare SCANS | --out",
        "predict --checkpoint FINE --input SCANS --out OUT --overlap 1 | --overlap",
        "predict --checkpoint FINE --input SCANS --out OUT --aggregation max | gaussian or sum",
        "predict --checkpoint FINE --input SCANS --out OUT --patch 20 | multiples of 16",
        "predict --checkpoint FINE --input SCANS --out OUT --device cuda:77 | no device 'cuda:77'",
        "predict --checkpoint FINE --input SCANS --out OUT --threads -1 | --threads",
        "evaluate --truth SCANS/labelsTr --prediction SCANS/imagesTr | has a truth of the same name",
        "evaluate --truth SCANS/labelsTr --prediction SCANS/labelsTr --threads 0 | --threads",
        "augment --input SCANS/imagesTr/case_0_0000.nii.gz --out OUT --mask-ratio 2 | ratio",
        "augment --input SCANS/imagesTr/case_0_0000.nii.gz --out OUT --preset lots | neither",
        "reconstruct --checkpoint PRE --input SCANS/imagesTr/none.nii.gz --out OUT | none.nii.gz",
        "forward --checkpoint PRE --input SCANS/dataset.json --out OUT | dataset.json",
        "resume | RUN",
        "dance | dance"})
    void commandsThatCannotBe(String words, String sentence) {
        Path out = temp.resolve("out");
        String[] arguments = words.replace("SCANS", folder.resolve("scans").toString()).replace("FINE", trained.finetuned().toString())
                .replace("PRE", trained.pretrained().toString()).replace("OUT", out.toString()).split(" ");
        CommandRun.of((Object[]) arguments).assertRefused(sentence);
        CommandRun.assertNoFiles(out);
    }
}
