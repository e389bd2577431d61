package org.amaes.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.order.TrainingOrder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTextTest {

    private static OrderText text(String... namesAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new OrderText(Kind.PRETRAIN, texts);
    }

    @Test
    void whatIsWrittenBecomesTheCommandThatAsksForIt() {
        OrderText text = text("data", "/my scans/store", "network", "unet", "set:filters", " 8 ", "batch", "", "official", "true", "seed", "7");
        assertEquals(List.of("pretrain", "--data", "/my scans/store", "--network", "unet", "--set", "filters=8", "--official", "--seed", "7"), text.words());
        assertEquals("pretrain --data '/my scans/store' --network unet --set filters=8 --official --seed 7", OrderText.line(text.words()));
        assertEquals("'it'\\''s'", OrderText.line(List.of("it's")));
    }

    @Test
    void blankTextsAreNotChosen() throws Exception {
        TrainingOrder order = text("data", "store", "steps", " ", "batch", "3").order();
        assertEquals(Optional.empty(), order.choice().steps());
        assertEquals(Optional.of(3), order.choice().batch());
        assertEquals(Map.of(), order.fields());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "batch|many|'many' is no whole number that --batch can be.",
        "batch|99999999999|'99999999999' is no whole number that --batch can be.",
        "lr|fast|'fast' is no number; --lr is one such as 1e-4.",
        "preset|newest|There is no preset 'newest'; choose corrected, paper or as-coded.",
        "precision|int8|There is no precision 'int8'; choose bf16 or float32.",
        "device|tpu|There is no device 'tpu'; choose auto, cpu or a graphics card such as cuda:0.",
        "official|perhaps|'perhaps' is neither true nor false (--official).",
        "threads|0|--threads is at least 1, not 0.",
        "patch|big|'big' is no size; write one side, like 48, or three, like 48x64x48.",
        "augmentation|wild|'wild' is neither an augmentation preset (none, spatial, all) nor a pipeline file."})
    void whatCannotBeReadIsSaidInASentence(String name, String written, String sentence) {
        assertEquals(sentence, assertThrows(WorkbenchException.class, () -> text("data", "store", name, written).order()).getMessage());
    }

    @Test
    void stepsAndEpochsExcludeEachOther() {
        assertTrue(assertThrows(WorkbenchException.class, () -> text("data", "s", "steps", "5", "epochs", "1").order()).getMessage().contains("not both"));
    }
}
