package org.amaes.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class BenchTest {

    private record Row(String name) implements Benchmark {

        @Override
        public String unit() {
            return "ms";
        }

        @Override
        public double budget() {
            return 0.1;
        }

        @Override
        public Figures measure(int rounds, Optional<ReferencePython> python) {
            return new Figures(Optional.of(40.0), 3.0);
        }
    }

    @Test
    void aRowIsPrintedWhenItIsDoneAndKeptForJson() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Table table = new Table(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Row row = new Row("blur");
        table.add(row, row.measure(1, Optional.empty()));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("0.075"), printed.toString(StandardCharsets.UTF_8));
        JsonNode told = new ObjectMapper().readTree(table.json()).get(0);
        assertEquals("blur", told.path("name").asText());
        assertEquals(40, told.path("reference").asDouble());
        assertEquals(3, told.path("ours").asDouble());
        assertEquals(0.075, told.path("ratio").asDouble(), 1e-12);
        assertEquals(0.1, told.path("budget").asDouble());
        assertEquals("ms", told.path("unit").asText());
    }

    @Test
    void aRowThatCannotBeMeasuredSaysSoInsteadOfVanishing() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Table table = new Table(new PrintStream(printed, true, StandardCharsets.UTF_8));
        table.addUnmeasured(new Row("graphics card"), "There is none.");
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("not measured: There is none."));
        JsonNode told = new ObjectMapper().readTree(table.json()).get(0);
        assertTrue(told.path("ours").isNull() && told.path("ratio").isNull());
        assertEquals("There is none.", told.path("note").asText());
    }

    @Test
    void everyRowHasANameOfItsOwn() {
        long different = Benchmarks.ALL.stream().map(Benchmark::name).distinct().count();
        assertEquals(Benchmarks.ALL.size(), different);
        assertTrue(different >= 28, "rows: " + different);
    }

    @Test
    void wrongOptionsEndWithTwo() {
        assertEquals(2, Bench.run("--fast"));
        assertEquals(2, Bench.run("--rounds", "0"));
        assertEquals(2, Bench.run("--rounds", "many"));
        assertEquals(2, Bench.run("--only", "no such row"));
    }
}
