package org.amaes.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class UserFolderTest {

    @Test
    void everySystemHasItsFolder() {
        assertEquals(Path.of("/home/a/.local/state/amaes-workbench"), UserFolder.find("Linux", Map.of(), key -> key.equals("user.home") ? "/home/a" : null));
        assertEquals(Path.of("/s/amaes-workbench"), UserFolder.find("Linux", Map.of("XDG_STATE_HOME", "/s"), key -> key.equals("user.home") ? "/home/a" : null));
        assertEquals(Path.of("/u/Library/Application Support/AMAES Workbench"), UserFolder.find("Mac OS X", Map.of(), key -> key.equals("user.home") ? "/u" : null));
        assertEquals(Path.of("/l/AMAES Workbench"), UserFolder.find("Windows 11", Map.of("LOCALAPPDATA", "/l"), key -> key.equals("user.home") ? "/u" : null));
        assertEquals(Path.of("/mine"), UserFolder.find("Linux", Map.of(), key -> key.equals(UserFolder.PROPERTY) ? "/mine" : "/home/a"));
    }
}
