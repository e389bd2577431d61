package org.amaes.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformTest {

    @Test
    void systemsAreKnownByTheirNames() {
        assertEquals(Platform.LINUX, Platform.named("Linux"));
        assertEquals(Platform.WINDOWS, Platform.named("Windows 11"));
        assertEquals(Platform.MACOS, Platform.named("Mac OS X"));
    }

    @Test
    void versionsAreNumbersAndOnMacOsNeverBeginWithZero() {
        assertEquals("0.1.0", Platform.LINUX.version("0.1.0-SNAPSHOT"));
        assertEquals("1.1.0", Platform.MACOS.version("0.1.0-SNAPSHOT"));
        assertEquals("2.0.3", Platform.MACOS.version("2.0.3"));
        assertThrows(IllegalArgumentException.class, () -> Platform.WINDOWS.version("1.0"));
    }

    @Test
    void windowsIsNotAskedToOpenEveryPackedFile() {
        assertEquals(List.of("nii", "safetensors", "pth"), FileAssociation.of(Platform.WINDOWS).stream().map(FileAssociation::ending).toList());
        assertEquals(List.of("nii", "nii.gz", "safetensors", "pth"), FileAssociation.of(Platform.LINUX).stream().map(FileAssociation::ending).toList());
    }
}
