package org.amaes.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherFileTest {

    @Test
    void aLauncherGetsItsOwnJarsInTheirOrderAndKeepsTheRest() {
        List<String> before = List.of("[Application]", "app.classpath=$APPDIR/b.jar", "app.mainclass=Main", "app.classpath=$APPDIR/other.jar", "",
                "[JavaOptions]", "java-options=-Dx=y");
        assertEquals(List.of("[Application]", "app.classpath=$APPDIR/b.jar", "app.classpath=$APPDIR/a.jar", "app.mainclass=Main", "",
                "[JavaOptions]", "java-options=-Dx=y"), LauncherFile.rewritten(before, List.of("b.jar", "a.jar")));
    }

    @Test
    void aFileOfAnotherFormIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LauncherFile.rewritten(List.of("[Application]"), List.of("a.jar")));
    }
}
