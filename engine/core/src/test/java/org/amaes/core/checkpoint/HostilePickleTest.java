package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to run code, to exhaust the memory or to read what is not there. */
class HostilePickleTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"os, system", "posix, system", "nt, system", "builtins, eval", "__builtin__, exec", "builtins, getattr",
        "builtins, __import__", "subprocess, Popen", "subprocess, check_output", "runpy, _run_code", "torch, load", "torch.hub, load",
        "webbrowser, open", "importlib, import_module", "types, FunctionType", "pickle, loads", "numpy, load", "my_helpers, run",
        "torch.utils._config_module, ConfigModule.__init__", "functools, reduce", "multiprocessing.util, Finalize"})
    void aCallOfAFunctionIsRefusedAndNamed(String module, String name) throws Exception {
        String today = module.equals("__builtin__") ? "builtins" : module;
        // Every opcode that can call: REDUCE, INST, OBJ, NEWOBJ of a system class.
        assertRefused(today + "." + name, new Pickle().global(module, name).code("(").text("echo hello").code("tR"));
        assertRefused(today + "." + name, new Pickle().code("(").text("echo hello").code("i" + module + "\n" + name + "\n"));
        assertRefused(today + "." + name, new Pickle().code("(").global(module, name).text("echo hello").code("o"));
        assertRefused(today + "." + name, new Pickle().text(module).text(name).raw(0x93).code("(").text("echo hello").code("tR"));
    }

    @Test
    void aSystemClassIsRefusedHoweverItIsMade() throws Exception {
        assertRefused("subprocess.Popen", new Pickle().global("subprocess", "Popen").code(")").raw(0x81));
        assertRefused("subprocess.Popen", new Pickle().global("subprocess", "Popen").code(")}").raw(0x92));
        assertRefused("subprocess.Popen", new Pickle().global("copyreg", "_reconstructor").code("(").global("subprocess", "Popen")
                .global("builtins", "object").code("NtR"));
        assertRefused("os.system", new Pickle().global("torch._tensor", "_rebuild_from_type_v2").code("(").global("os", "system")
                .global("torch", "Tensor").code("(").text("echo").code("tNtR"));
    }

    @Test
    void whatACallReturnedIsNotCalledAgain() throws Exception {
        assertRefused("os.system", new Pickle().global("functools", "partial").code("(").global("os", "system").code("tR"));
        assertRefused("the result of functools.partial", new Pickle().global("functools", "partial").code("(").global("my", "helper")
                .code("tR(").text("echo").code("tR"));
        assertRefused("a change of my.Settings", new Pickle().global("my", "Settings").code("}b"));
        assertRefused("an extension registry", new Pickle().raw(0x82, 1));
    }

    @ParameterizedTest
    @CsvSource({"argparse, Namespace", "pathlib, PosixPath", "omegaconf.dictconfig, DictConfig", "my_code.models, UNet",
        "datetime, datetime", "types, SimpleNamespace", "collections, deque", "numpy.core.multiarray, _reconstruct"})
    void objectsOfOtherClassesAreSkippedAndTheTensorsAreRead(String module, String name) throws Exception {
        for (Pickle extra : new Pickle[] {
                new Pickle().global(module, name).code("(").text("x").code("tR}b"),
                new Pickle().global(module, name).code(")").raw(0x81).code("}b"),
                new Pickle().global(module, name).code(")R(").text("k").number(1).code("u(").number(1).code("e")}) {
            LoadedCheckpoint loaded = CheckpointReader.read(Pickle.file(folder.resolve("odd.pth"), Pickle.tableWith(extra)));
            assertArrayEquals(new float[] {1, 2}, loaded.weights().get("w").data());
            assertEquals("[Not read: extra (" + module + "." + name + ").]", loaded.notes().toString());
        }
    }

    @Test
    void namesAloneAreOnlyData() throws Exception {
        LoadedCheckpoint loaded = CheckpointReader.read(Pickle.file(folder.resolve("name.pth"),
                Pickle.tableWith(new Pickle().global("os", "system"))));
        assertEquals("[Not read: extra (the name os.system).]", loaded.notes().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FloatStorage | 3 | 0 | 3 | 1 | should hold 3 values of 4 bytes, but is 8 bytes long",
        "FloatStorage | 1 | 0 | 1 | 1 | should hold 1 values",
        "DoubleStorage | 2 | 0 | 2 | 1 | should hold 2 values of 8 bytes",
        "FloatStorage | 4611686018427387906 | 0 | 2 | 1 | should hold",
        "FloatStorage | 2 | 1 | 2 | 1 | outside",
        "FloatStorage | 2 | -1 | 2 | 1 | outside",
        "FloatStorage | 2 | 0 | 2 | 2 | outside",
        "FloatStorage | 2 | 0 | 2 | -1 | outside",
        "FloatStorage | 2 | 0 | -2 | 1 | outside",
        "FloatStorage | 2 | 0 | 2147483648 | 0 | outside",
        "FloatStorage | 2 | 9223372036854775807 | 2 | 1 | outside",
        "FloatStorage | 2 | 0 | 3 | 4611686018427387904 | outside",
        "FloatStorage | 2 | 0 | 2000000000 | 0 | claim 2000000000 values",
        "ComplexFloatStorage | 1 | 0 | 1 | 1 | no weights of a type"})
    void claimsAreCheckedAgainstWhatIsThere(String type, long count, long offset, long extent, long stride, String sentence) throws Exception {
        Pickle pickle = new Pickle().code("}(").text("w").tensor(type, "0", count, offset, new long[] {extent}, new long[] {stride}).code("u.");
        assertSentence(sentence, pickle.bytes());
    }

    @Test
    void aStorageThatIsNotThereIsTold() throws Exception {
        assertSentence("(data/9) are missing", new Pickle().code("}(").item("w", "9", 2).code("u.").bytes());
        assertSentence("are missing", new Pickle().code("}(").item("w", "../../data/0", 2).code("u.").bytes());
    }

    @Test
    void tensorsThatShareNumbersAgreeOnThem() throws Exception {
        assertSentence("tell differently", new Pickle().code("}(").item("a", "0", 2).text("b")
                .tensor("IntStorage", "0", 2, 0, new long[] {2}, new long[] {1}).code("u.").bytes());
    }

    @Test
    void aFileThatUnpacksToFarMoreThanItsLengthIsRefused() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("x/data.pkl", new Pickle().code("}(").item("w", "0", 5_000_000).code("u.").bytes());
        entries.put("x/data/0", new byte[20_000_000]);
        Path bomb = Pickle.zip(folder.resolve("bomb.pth"), entries);
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> CheckpointReader.read(bomb));
        assertTrue(refused.getMessage().contains("would unpack to 20000000"), refused.getMessage());

        entries.put("x/data.pkl", new byte[40_000_000]);
        Path longList = Pickle.zip(folder.resolve("long.pth"), entries);
        WorkbenchException tooLong = assertThrows(WorkbenchException.class, () -> CheckpointReader.read(longList));
        assertTrue(tooLong.getMessage().contains("longer than any network needs"), tooLong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "t", "s", "u", "a", "e", "b", "0", "1", "2", "Q", "o", "(u", "h\7", "j\1\1\1\1", "q\1", "X\u00ff\u00ff\u00ff\u00ff",
        "T\u00ff\u00ff\u00ff\u00ff", "cos\n", "g5\n", "Ix\n", "Fy\n", "Lz\n", "S\n", "Pid\n", "\u0080\6", "\u0085", "\u0087", "\u0093", "\u0097",
        "\u008b\u00ff\u00ff\u00ff\u007f", "\u008b\u00ff\u00ff\u00ff\u00ff", "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
        "\u00ee", "", "(", "(((((.", "N(.", "]a", "}N(Nus", "(N0R", "\u008d\1\0\0\0\0\0\0\u0080"})
    void damagedListsOfContentsAreToldInASentence(String code) throws Exception {
        WorkbenchException damaged = assertThrows(WorkbenchException.class,
                () -> CheckpointReader.read(Pickle.file(folder.resolve("damaged.pth"), new Pickle().code(code).code("R.").bytes())));
        assertTrue(damaged.getMessage().contains("is damaged: its list of contents cannot be followed"), damaged.getMessage());
    }

    @Test
    void deepNestingAndEndlessWorkAreBounded() throws Exception {
        Pickle deep = new Pickle();
        for (int i = 0; i < 500_000; i++) {
            deep.code("]");
        }
        for (int i = 0; i < 499_999; i++) {
            deep.code("a");
        }
        assertArrayEquals(new float[] {1, 2}, CheckpointReader.read(Pickle.file(folder.resolve("deep.pth"), Pickle.tableWith(deep)))
                .weights().get("w").data());

        Pickle self = new Pickle().code("]q\0h\0a}q\1h\1h\1s");
        Pickle endless = new Pickle();
        for (int i = 0; i < PickleMachine.MOST_STEPS; i++) {
            endless.code("N");
        }
        // One long list handed to a call again and again.
        Pickle again = new Pickle().global("collections", "OrderedDict").code("q\0(");
        for (int i = 0; i < 200_000; i++) {
            again.code("N");
        }
        again.code("t").raw(0x85).code("q\1");
        for (int i = 0; i < 100_000; i++) {
            again.code("h\0h\1R0");
        }
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertSentence("holds no weights", self.code(".").bytes());
            assertSentence("longer than any network", endless.code(".").bytes());
            assertSentence("longer than any network", again.code(".").bytes());
        });
    }

    @Test
    void aVeryLongNameIsNoTrap() throws Exception {
        String name = "model.".repeat(200_000) + "w";
        LoadedCheckpoint loaded = CheckpointReader.read(Pickle.file(folder.resolve("name.pth"),
                new Pickle().code("}(").item(name, "0", 2).code("u.").bytes()));
        assertEquals("[w]", loaded.weights().names().toString());
    }

    @Test
    void noDamageToAListOfContentsEndsInAnythingButASentence() throws Exception {
        byte[] honest = Pickle.tableWith(new Pickle().global("argparse", "Namespace").code(")").raw(0x81).code("}(").text("lr").number(3).code("ub"));
        SplittableRandom random = new SplittableRandom(20240731);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = honest.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            byte[] pickle = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            try {
                assertFalse(CheckpointReader.read(Pickle.file(folder.resolve("fuzz.pth"), pickle)).weights().arrays().isEmpty());
                read++;
            } catch (WorkbenchException e) {
                assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
            }
        }
        assertTrue(read > 0 && read < 3000, "some are still readable, most are not: " + read);
    }

    private void assertRefused(String function, Pickle extra) throws IOException {
        Path file = Pickle.file(folder.resolve("hostile.pth"), Pickle.tableWith(extra));
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> CheckpointReader.read(file));
        assertEquals(file + " is refused: opening it would run program code (" + function
                + "), which a list of weights never needs. Nothing was run; get the file from a source you trust.", refused.getMessage());
    }

    private void assertSentence(String part, byte[] pickle) throws IOException {
        Path file = Pickle.file(folder.resolve("hostile.pth"), pickle);
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> CheckpointReader.read(file));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
}
