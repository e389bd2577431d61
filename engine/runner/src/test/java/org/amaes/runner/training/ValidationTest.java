package org.amaes.runner.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidationTest {

    @Test
    void classesThatTheNetworkNeverFindsAreNamed() {
        Map<String, Double> dice = new LinkedHashMap<>();
        dice.put("anterior", 0.7);
        dice.put("posterior", 0.0);
        dice.put("undefined", null);
        dice.put("lesion", 0.0);
        assertEquals(Optional.of("The network finds no posterior and no lesion in the validation scans. Train for more steps, "
                + "or with a higher learning rate; another seed begins elsewhere."),
                new TrainingTask.Validation(0.4, dice, 0.35).neverFound());
    }

    @Test
    void nothingIsToldWhereSomethingOfEveryClassWasFoundOrNothingIsKnown() {
        assertEquals(Optional.empty(), new TrainingTask.Validation(0.4, Map.of("lesion", 1e-6), 0.1).neverFound());
        assertEquals(Optional.empty(), new TrainingTask.Validation(0.4, Map.of(), -0.1).neverFound());
    }
}
