package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TorchDeviceTest {

    @BeforeAll
    static void load() throws WorkbenchException {
        Library.require();
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedByNameAndNotReplaced() {
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> TorchDevice.of("cuda:77"));
        assertTrue(refused.getMessage().contains("'cuda:77'") && refused.getMessage().contains("cpu"), refused.getMessage());
        assertTrue(torch.cuda_is_available() || refused.getMessage().contains("-Pcuda"), refused.getMessage());
        assertThrows(WorkbenchException.class, () -> new TorchBackend().freeBytes("cuda:77"));
    }

    @Test
    void theProcessorIsTheFirstDeviceAndHasNoMemoryOfItsOwn() throws WorkbenchException {
        assertEquals("cpu", TorchDevice.available().getFirst());
        assertEquals(OptionalLong.empty(), TorchDevice.of("cpu").peakBytes());
        assertEquals(OptionalLong.empty(), new TorchBackend().freeBytes("cpu"));
    }

    @Test
    void aGraphicsCardGivesBackWhatItWasGivenAndTellsOfItsMemory() throws WorkbenchException {
        Assumptions.assumeTrue(torch.cuda_is_available(), "no graphics card here");
        TorchDevice card = TorchDevice.of("cuda:0");
        try (Work _ = Work.begin(1); Tensor values = card.upload(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)) {
            assertTrue(values.is_cuda());
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, card.download(values, 6));
        }
        assertTrue(card.peakBytes().orElseThrow() > 0);
        assertTrue(card.freeBytes().orElseThrow() > 0);
    }
}
