package org.amaes.core.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(strings = {"pretrain", "finetune"})
    void everyStepEqualsTheReference(String name) {
        JsonNode reference = Fixtures.json("schedules.json").get(name);
        Schedule schedule = new Schedule(reference.get("base").asDouble(), reference.get("warmup").asLong(),
                reference.get("total").asLong());
        JsonNode rates = reference.get("lr");
        assertTrue(rates.size() >= 100, "the reference has rates");
        for (int step = 0; step < rates.size(); step++) {
            assertEquals(rates.get(step).asDouble(), schedule.at(step), 1e-9 * schedule.base(), name + " step " + step);
        }
    }

    @Test
    void aStretchedCosineHeldForAnEpochIsThePublicFineTuningCode() {
        Schedule schedule = new Schedule(1, 0, 100, 1.15, 10);
        assertEquals(1, schedule.at(9), 0);
        assertEquals(0.5 * (1 + Math.cos(Math.PI * 90 / 115)), schedule.at(99), 1e-12);
    }
}
