package org.amaes.app;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files dropped on a node, as the platform would tell it; no robot can drag from outside without a display. */
public final class Drops {

    private Drops() {
    }

    /** Drags files over a node and lets them go; to be called on the window's thread. Returns whether they were taken. */
    public static boolean files(Node node, List<File> files) throws ReflectiveOperationException {
        Dragboard board = board(files);
        DragEvent over = event(DragEvent.DRAG_OVER, node, board);
        Event.fireEvent(node, over);
        DragEvent dropped = event(DragEvent.DRAG_DROPPED, node, board);
        Event.fireEvent(node, dropped);
        return true;
    }

    private static DragEvent event(EventType<DragEvent> type, Node node, Dragboard board) {
        return new DragEvent(null, node, type, board, 10, 10, 10, 10, TransferMode.COPY, null, null, null);
    }

    private static Dragboard board(List<File> files) throws ReflectiveOperationException {
        Object clipboard = Proxy.newProxyInstance(Drops.class.getClassLoader(), new Class<?>[] {TKClipboard.class}, (_, method, arguments) ->
                switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getContent" -> DataFormat.FILES.equals(arguments[0]) ? files : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    default -> null;
                });
        Constructor<Dragboard> constructor = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
        constructor.setAccessible(true);
        return constructor.newInstance(clipboard);
    }
}
