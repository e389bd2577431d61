package org.amaes.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.amaes.core.checkpoint.PickleValue.Bytes;
import org.amaes.core.checkpoint.PickleValue.Global;
import org.amaes.core.checkpoint.PickleValue.Inert;
import org.amaes.core.checkpoint.PickleValue.None;
import org.amaes.core.checkpoint.PickleValue.NumberFormat;
import org.amaes.core.checkpoint.PickleValue.Real;
import org.amaes.core.checkpoint.PickleValue.Row;
import org.amaes.core.checkpoint.PickleValue.Storage;
import org.amaes.core.checkpoint.PickleValue.Table;
import org.amaes.core.checkpoint.PickleValue.Tensor;
import org.amaes.core.checkpoint.PickleValue.Text;
import org.amaes.core.checkpoint.PickleValue.Truth;
import org.amaes.core.checkpoint.PickleValue.Whole;

/**
 * What the calls of a pickle mean here: a short list is understood, objects of other classes become
 * inert placeholders, and everything else is refused (SPEC section 11).
 *
 * <p>Nothing is ever executed, whatever the list says. The rule decides only whether a file is still
 * trusted: a call of a class (its name begins with a capital, as Python's classes do, or it is a known
 * small type) merely makes an object, so the tensors beside it are read; a call of any other function,
 * or of anything from a module that touches the system, is no part of a list of weights, so the
 * whole file is refused and the function named.
 */
final class PickleCalls {

    private static final Set<String> SYSTEM_MODULES = Set.of(
            "os", "posix", "nt", "sys", "builtins", "subprocess", "importlib", "imp", "runpy", "ctypes", "_ctypes", "shutil", "socket",
            "_socket", "ssl", "pty", "pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "code", "codeop", "commands",
            "marshal", "types", "threading", "_thread", "multiprocessing", "concurrent", "asyncio", "signal", "webbrowser", "http",
            "urllib", "urllib2", "ftplib", "smtplib", "telnetlib", "xmlrpc", "requests", "httpx", "aiohttp", "paramiko", "tempfile",
            "pdb", "bdb", "timeit", "cProfile", "operator", "_operator", "inspect", "gc", "site", "atexit", "distutils", "setuptools",
            "pip", "ensurepip", "venv", "zipimport", "pkgutil", "pydoc", "sqlite3", "mmap", "winreg", "msvcrt", "io", "_io");

    private static final Set<String> SMALL_TYPES = Set.of(
            "datetime.datetime", "datetime.date", "datetime.time", "datetime.timedelta", "datetime.timezone", "collections.deque",
            "functools.partial", "types.SimpleNamespace", "numpy.ndarray", "torch.device",
            "builtins.set", "builtins.frozenset", "builtins.complex", "builtins.slice", "builtins.range", "builtins.bytearray",
            "builtins.bytes", "builtins.list", "builtins.tuple", "builtins.int", "builtins.float", "builtins.str", "builtins.bool",
            "builtins.object");

    /** Functions that only put an object together from the data they are given. */
    private static final Set<String> ASSEMBLERS = Set.of(
            "numpy.core.multiarray._reconstruct", "numpy.core.numeric._frombuffer", "numpy.random._pickle.__randomstate_ctor",
            "numpy.random._pickle.__generator_ctor", "numpy.random._pickle.__bit_generator_ctor",
            "copyreg._reconstructor", "copyreg.__newobj__", "copyreg.__newobj_ex__",
            "torch._utils._rebuild_tensor_v3", "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_qtensor",
            "torch._utils._rebuild_meta_tensor_no_storage", "torch._utils._rebuild_wrapper_subclass",
            "torch.storage._load_from_bytes", "torch.serialization._get_layout");

    private static final Map<String, String> OLD_MODULES = Map.of("__builtin__", "builtins", "copy_reg", "copyreg");

    private PickleCalls() {
    }

    /** A class or function under the name it has today. */
    static Global global(String module, String name) {
        String today = OLD_MODULES.getOrDefault(module, module);
        return new Global(today.startsWith("numpy._core") ? "numpy.core" + today.substring("numpy._core".length()) : today, name);
    }

    /** What {@code callee(*arguments)} stands for. */
    static PickleValue call(PickleValue callee, PickleValue arguments) throws PickleDamage, PickleRefusal {
        if (!(callee instanceof Global global)) {
            throw new PickleRefusal(callee instanceof Inert(String what) ? "the result of " + what : callee.describe());
        }
        if (!(arguments instanceof Row(List<PickleValue> args))) {
            throw new PickleDamage("a call has no arguments");
        }
        return switch (global.fullName()) {
            case "collections.OrderedDict", "builtins.dict" -> table(args);
            case "collections.defaultdict" -> new Table();
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" -> tensor(args);
            case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" -> argument(args, 0);
            case "torch._tensor._rebuild_from_type_v2" -> call(plainFunction(argument(args, 0)), argument(args, 2));
            case "torch.Size" -> argument(args, 0);
            case "numpy.dtype" -> argument(args, 0) instanceof Text(String code) ? new NumberFormat(code) : new Inert("numpy.dtype");
            case "numpy.core.multiarray.scalar" -> scalar(args);
            case "_codecs.encode" -> encoded(args);
            default -> object(global, args);
        };
    }

    /** What {@code cls.__new__(cls, …)} stands for. */
    static PickleValue make(PickleValue cls, PickleValue arguments) throws PickleDamage, PickleRefusal {
        if (!(cls instanceof Global global)) {
            throw new PickleRefusal(cls.describe());
        }
        return switch (global.fullName()) {
            case "collections.OrderedDict", "collections.defaultdict", "builtins.dict", "torch.Size", "numpy.dtype" -> call(cls, arguments);
            default -> {
                refuseSystem(global);
                yield new Inert(global.fullName());
            }
        };
    }

    /** What {@code object.__setstate__(state)} leaves of an object; only a byte order matters. */
    static void build(PickleValue object, PickleValue state) throws PickleRefusal {
        switch (object) {
            case Global global -> throw new PickleRefusal("a change of " + global.fullName());
            case NumberFormat format -> format.bigEndian(
                    state instanceof Row(List<PickleValue> parts) && parts.size() > 1 && parts.get(1).equals(new Text(">")));
            default -> {
                // Attributes beside the data, such as the version notes of a state dictionary.
            }
        }
    }

    /** The storage that a persistent id of PyTorch's file format names. */
    static Storage storage(PickleValue id) throws PickleDamage {
        if (id instanceof Row(List<PickleValue> parts) && parts.size() >= 5 && parts.get(0).equals(new Text("storage"))
                && parts.get(1) instanceof Global(String module, String name) && (module.equals("torch") || module.startsWith("torch."))
                && parts.get(2) instanceof Text(String key) && parts.get(4) instanceof Whole(long count) && count >= 0) {
            return new Storage(name, key, count);
        }
        throw new PickleDamage("it points to something that is no storage of numbers");
    }

    private static PickleValue object(Global global, List<PickleValue> args) throws PickleRefusal {
        boolean known = SMALL_TYPES.contains(global.fullName()) || ASSEMBLERS.contains(global.fullName());
        if (!known) {
            refuseSystem(global);
            String simple = global.name().substring(global.name().lastIndexOf('.') + 1).replaceFirst("^_+", "");
            if (simple.isEmpty() || !Character.isUpperCase(simple.charAt(0))) {
                throw new PickleRefusal(global.fullName());
            }
        } else if (!args.isEmpty() && args.getFirst() instanceof Global made && !SMALL_TYPES.contains(made.fullName())) {
            refuseSystem(made);
        }
        return new Inert(global.fullName());
    }

    private static void refuseSystem(Global global) throws PickleRefusal {
        String module = global.module();
        int dot = module.indexOf('.');
        if (SYSTEM_MODULES.contains(dot < 0 ? module : module.substring(0, dot)) && !SMALL_TYPES.contains(global.fullName())) {
            throw new PickleRefusal(global.fullName());
        }
    }

    /** Only one of PyTorch's own functions, so that calls do not nest without end. */
    private static PickleValue plainFunction(PickleValue function) throws PickleRefusal {
        if (function instanceof Global global && global.module().equals("torch._utils")) {
            return function;
        }
        throw new PickleRefusal(function instanceof Global global ? global.fullName() : function.describe());
    }

    private static PickleValue argument(List<PickleValue> args, int index) throws PickleDamage {
        if (index >= args.size()) {
            throw new PickleDamage("a call lacks arguments");
        }
        return args.get(index);
    }

    /** PyTorch makes ordered dictionaries empty and fills them afterwards; other writers may pass the pairs along. */
    private static Table table(List<PickleValue> args) {
        Table table = new Table();
        if (!args.isEmpty() && args.getFirst() instanceof Row(List<PickleValue> pairs)) {
            for (PickleValue pair : pairs) {
                if (pair instanceof Row(List<PickleValue> both) && both.size() == 2) {
                    table.put(both.get(0), both.get(1));
                }
            }
        }
        return table;
    }

    private static PickleValue tensor(List<PickleValue> args) throws PickleDamage {
        if (argument(args, 0) instanceof Storage storage && argument(args, 1) instanceof Whole(long offset)) {
            long[] shape = wholeNumbers(argument(args, 2));
            long[] stride = wholeNumbers(argument(args, 3));
            if (shape.length == stride.length) {
                return new Tensor(storage, offset, shape, stride);
            }
        }
        throw new PickleDamage("a tensor lacks its storage or its extents");
    }

    private static long[] wholeNumbers(PickleValue value) throws PickleDamage {
        if (value instanceof Row(List<PickleValue> numbers) && numbers.size() <= 32
                && numbers.stream().allMatch(Whole.class::isInstance)) {
            return numbers.stream().mapToLong(number -> ((Whole) number).value()).toArray();
        }
        throw new PickleDamage("the extents of a tensor are no numbers");
    }

    private static PickleValue scalar(List<PickleValue> args) throws PickleDamage {
        if (!(argument(args, 0) instanceof NumberFormat format) || !(argument(args, 1) instanceof Bytes(byte[] raw))) {
            return new Inert("numpy.core.multiarray.scalar");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(raw, 8)).order(format.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return switch (format.code()) {
            case "f8" -> new Real(bytes.getDouble());
            case "f4" -> new Real(bytes.getFloat());
            case "i8", "u8" -> new Whole(bytes.getLong());
            case "i4" -> new Whole(bytes.getInt());
            case "u4" -> new Whole(Integer.toUnsignedLong(bytes.getInt()));
            case "i2" -> new Whole(bytes.getShort());
            case "i1" -> new Whole(bytes.get());
            case "u1" -> new Whole(Byte.toUnsignedInt(bytes.get()));
            case "b1" -> new Truth(bytes.get() != 0);
            default -> new Inert("number of format " + format.code());
        };
    }

    /** Protocol 2 writes bytes as a text of the same code points. */
    private static PickleValue encoded(List<PickleValue> args) throws PickleDamage {
        return argument(args, 0) instanceof Text(String text) ? new Bytes(text.getBytes(StandardCharsets.ISO_8859_1)) : None.NONE;
    }
}
