package org.amaes.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.masking.Masking;
import org.amaes.core.recipe.LabelClass;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    private static void assertSurvives(Request<?> request) throws Exception {
        String line = Protocol.write(12, request);
        assertFalse(line.contains("\n"), line);
        assertEquals(new Protocol.Asked(12, request), Protocol.readRequest(line));
    }

    @Test
    void everyRequestSurvivesItsLine() throws Exception {
        Path odd = Path.of("/scans of 10:30/kopf\n\"ä\".nii.gz");
        assertSurvives(new Request.Hello(1));
        assertSurvives(new Request.Ping());
        assertSurvives(new Request.Cancel(7));
        assertSurvives(new Request.Load(odd));
        assertSurvives(new Request.Predict(Path.of("run"), odd, Path.of("mask.nii")));
        assertSurvives(new Request.Predict(Path.of("run"), odd, List.of(odd), Path.of("mask.nii"), Path.of("out")));
        assertSurvives(new Request.Reconstruct(odd, odd, null, odd, null, 0, odd));
        assertSurvives(new Request.Reconstruct(odd, odd, odd, null, new Masking(4, 0.6, Masking.Rule.BERNOULLI), -3, odd));
    }

    @Test
    void aRequestLooksAsDocumented() {
        assertEquals("{\"id\":3,\"request\":\"load\",\"checkpoint\":\"runs/b\"}", Protocol.write(3, new Request.Load(Path.of("runs/b"))));
    }

    private static void assertAnswerSurvives(Answer answer) throws Exception {
        Reply.Done read = (Reply.Done) Protocol.readReply(Protocol.write(Protocol.done(4, answer)));
        assertEquals(answer, Protocol.answer(read, answer.getClass()));
    }

    @Test
    void everyReplySurvivesItsLine() throws Exception {
        assertAnswerSurvives(new Answer.Greeting(1, "0.1", "LibTorch", List.of("cpu"), 4711));
        assertAnswerSurvives(new Answer.Pong());
        assertAnswerSurvives(new Answer.Loaded(Path.of("a:b"), "U-Net", 42, "16x16x32", List.of(new LabelClass(0, "background")), 9, List.of("note")));
        assertAnswerSurvives(new Answer.Reconstructed(Path.of("m"), Path.of("r"), Path.of("e"), null, null, Map.of("load", 1.5)));
        assertAnswerSurvives(new Answer.Predicted(Path.of("m"), List.of(Path.of("p")), List.of(new LabelClass(0, "background")), Map.of("lesion", 0.25), Map.of()));
        for (Reply reply : List.of(new Reply.Progress(5, 1, 27, "window 2 of 27"), new Reply.Failed(5, Reply.Reason.FAULT, "Oh.", "at line 1\nat line 2"))) {
            assertEquals(reply, Protocol.readReply(Protocol.write(reply)));
        }
    }

    @Test
    void whatIsNoRequestIsRefusedWithItsNumberWhereThereIsOne() {
        Map<String, Long> lines = Map.of("", Protocol.NO_REQUEST, "hello", Protocol.NO_REQUEST, "[1]", Protocol.NO_REQUEST, "{\"id\": 1.5}", Protocol.NO_REQUEST,
                "{\"request\": \"ping\"}", Protocol.NO_REQUEST, "{\"id\": 6, \"request\": \"dance\"}", 6L, "{\"id\": 6, \"request\": \"load\"}", 6L,
                "{\"id\": 6, \"request\": \"load\", \"checkpoint\": \"a\", \"color\": 1}", 6L,
                "{\"id\": 6, \"request\": \"reconstruct\", \"checkpoint\": \"a\", \"input\": \"b\", \"out\": \"c\", \"seed\": 1}", 6L,
                "{\"id\": 6, \"request\": \"ping\"} {\"id\": 7}", Protocol.NO_REQUEST);
        lines.forEach((line, id) -> assertEquals(id, assertThrows(Protocol.NotUnderstood.class, () -> Protocol.readRequest(line), line).id(), line));
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndTheNextOneRead() throws Exception {
        byte[] bytes = ("abc\r\n" + "x".repeat(9) + "\n\nabcdefgh\nrest").getBytes(StandardCharsets.UTF_8);
        Lines lines = new Lines(new ByteArrayInputStream(bytes), 8);
        assertEquals("abc", lines.next().orElseThrow().text());
        assertTrue(lines.next().orElseThrow().tooLong());
        assertEquals("", lines.next().orElseThrow().text());
        assertEquals("abcdefgh", lines.next().orElseThrow().text());
        assertTrue(lines.next().isEmpty(), "an unfinished line is no line");
    }
}
